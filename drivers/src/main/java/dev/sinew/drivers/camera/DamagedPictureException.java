package dev.sinew.drivers.camera;

import java.io.IOException;

/// A picture came that cannot be decoded.
public final class DamagedPictureException extends IOException {

  private static final long serialVersionUID = 1;

  public DamagedPictureException(String message) {
    super(message);
  }
}
