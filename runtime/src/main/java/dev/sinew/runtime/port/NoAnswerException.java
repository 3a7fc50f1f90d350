package dev.sinew.runtime.port;

/// No plan this time, but perhaps the next: a server that is slow, gone or restarting. The policy
/// lives on and is asked again; meanwhile the plan in force is executed to its end and then the
/// last target is held, for as long as the supervisor's limit on the age of a plan allows.
public final class NoAnswerException extends PolicyException {

  private static final long serialVersionUID = 1;

  public NoAnswerException(String message) {
    super(message);
  }

  public NoAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
