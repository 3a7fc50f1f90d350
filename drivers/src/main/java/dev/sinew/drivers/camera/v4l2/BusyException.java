package dev.sinew.drivers.camera.v4l2;

import java.io.IOException;

/// Another program uses the device.
final class BusyException extends IOException {

  private static final long serialVersionUID = 1;

  BusyException(String message) {
    super(message);
  }
}
