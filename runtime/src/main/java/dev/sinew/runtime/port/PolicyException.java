package dev.sinew.runtime.port;

/// A policy that cannot be loaded or cannot answer; the message is one line that names file and
/// cause.
public sealed class PolicyException extends RuntimeException permits NoAnswerException {

  private static final long serialVersionUID = 1;

  public PolicyException(String message) {
    super(message);
  }

  public PolicyException(String message, Throwable cause) {
    super(message, cause);
  }
}
