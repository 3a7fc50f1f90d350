package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.nio.file.Path;

/// A file that is not what it should be, or could not be written: one line with the file, the byte
/// offset, what is wrong and what would be right.
public final class McapException extends IOException {

  private static final long serialVersionUID = 1;

  private final long offset;
  private final String problem;

  public McapException(Path file, long offset, String problem) {
    this(file, offset, problem, null);
  }

  public McapException(Path file, long offset, String problem, Throwable cause) {
    super(file + ": byte " + offset + ": " + Line.of(problem), cause);
    this.offset = offset;
    this.problem = Line.of(problem);
  }

  /// Where in the file; for what is wrong inside a compressed chunk, where the chunk begins.
  public long offset() {
    return offset;
  }

  /// The message without file and offset.
  public String problem() {
    return problem;
  }
}
