package dev.sinew.drivers.ros.message;

/// A message that cannot be believed or does not fit; the text is one clause without the topic.
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1;

  public RefusedException(String message) {
    super(message, null, false, false);
  }
}
