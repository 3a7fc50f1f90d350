package dev.sinew.teleop.device.evdev;

import java.io.IOException;
import java.nio.file.Path;

/// Opens input devices.
@FunctionalInterface
interface InputFiles {

  /// @throws IOException in one line when there is none, or it may not be used
  InputFile open(Path path) throws IOException;
}
