package dev.sinew.drivers.camera.v4l2;

import java.io.IOException;
import java.nio.file.Path;

/// Opens video devices.
interface VideoDevices {

  /// @throws IOException in one line that says what to do about it
  VideoDevice open(Path path) throws IOException;
}
