package dev.sinew.policies.remote;

/// A message that is none of the protocol; one line that says what is wrong with it.
final class WireException extends RuntimeException {

  private static final long serialVersionUID = 1;

  WireException(String message) {
    super(message);
  }

  WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
