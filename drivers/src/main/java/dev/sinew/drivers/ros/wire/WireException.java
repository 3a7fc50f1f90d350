package dev.sinew.drivers.ros.wire;

import java.io.IOException;

/// What came over a connection is not what TCPROS says, or the two ends do not fit: one clause.
final class WireException extends IOException {

  private static final long serialVersionUID = 1;

  WireException(String message) {
    super(message);
  }

  WireException(String message, Throwable cause) {
    super(message, cause);
  }

  /// Whether nobody answered at all, so that an address may be wrong.
  boolean isUnreachable() {
    return getCause() instanceof IOException;
  }
}
