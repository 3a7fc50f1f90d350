package dev.sinew.drivers.ros.bridge;

import java.io.IOException;

/// What the server sent is not what it should be; one clause that names the place.
final class WireException extends IOException {

  private static final long serialVersionUID = 1;

  WireException(String message) {
    super(message);
  }
}
