package dev.sinew.runtime.mcap;

/// Where a scan ended, and why.
///
/// @param offset behind the last whole record
/// @param reason one line for people
public record McapEnd(Kind kind, long offset, String reason) {

  /// How the readable part ends.
  public enum Kind {
    /// At the end of the data section. That every byte before it is as written, [McapCheck] proves.
    FINISHED,
    /// Where the file ends: a recording that goes on, or was cut.
    CUT,
    /// At bytes that no writer wrote.
    DAMAGED
  }
}
