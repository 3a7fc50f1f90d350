package dev.sinew.app.spine;

/// A spine that refuses, died or does not answer; the message is one line.
public final class SpineException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public SpineException(String message) {
    super(message);
  }

  public SpineException(String message, Throwable cause) {
    super(message, cause);
  }
}
