package dev.sinew.drivers.ros.node;

import java.io.IOException;

/// The graph did not do what was asked of it; the message is one line that names master or bridge,
/// the topic or service, and what would be right.
public final class RosException extends IOException {

  private static final long serialVersionUID = 1;

  public RosException(String message) {
    super(message);
  }

  public RosException(String message, Throwable cause) {
    super(message, cause);
  }
}
