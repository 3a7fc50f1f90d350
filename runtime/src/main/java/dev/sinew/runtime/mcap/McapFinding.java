package dev.sinew.runtime.mcap;

import java.util.Locale;

/// One thing about a file that is not as it should be.
///
/// @param offset where; for what is inside a chunk, where the chunk begins
/// @param text one line for people
public record McapFinding(Grade grade, long offset, String text) {

  public McapFinding {
    text = Line.of(text);
  }

  /// What a finding means for the file.
  public enum Grade {
    /// Bytes are not what a writer wrote, or contradict each other, or are missing.
    FLAW,
    /// Sound, but worth knowing: a gap in the numbers of messages, times that go back, no CRC.
    NOTE
  }

  @Override
  public String toString() {
    return "%s at byte %d: %s".formatted(grade.name().toLowerCase(Locale.ROOT), offset, text);
  }
}
