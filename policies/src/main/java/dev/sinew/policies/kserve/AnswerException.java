package dev.sinew.policies.kserve;

/// An answer that is none; one line that says what is wrong with it.
final class AnswerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AnswerException(String message) {
    super(message);
  }

  AnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
