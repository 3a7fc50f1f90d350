package dev.sinew.app.replay;

/// An episode that cannot be replayed; one line naming the file and what would be right.
public final class ReplayException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ReplayException(String message) {
    super(message);
  }

  public ReplayException(String message, Throwable cause) {
    super(message, cause);
  }
}
