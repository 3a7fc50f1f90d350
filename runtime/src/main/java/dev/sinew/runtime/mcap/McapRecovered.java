package dev.sinew.runtime.mcap;

import java.util.List;

/// What a recovery brought over, and what not.
///
/// @param chunks whole ones, of the damaged file
/// @param bytesKept of the damaged file: what held the records brought over, and indexes
/// @param bytesLost of the damaged file: the rest
/// @param lastLogTimeNanos latest log time of a message brought over, unsigned; 0 without messages
/// @param losses each stretch of bytes that was not brought over, and why
public record McapRecovered(
    long messages,
    long chunks,
    long attachments,
    long metadata,
    long bytesKept,
    long bytesLost,
    long lastLogTimeNanos,
    List<McapFinding> losses) {

  public McapRecovered {
    losses = List.copyOf(losses);
  }
}
