package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;

/// Sections of a deployment, for tests.
final class Sections {

  private Sections() {}

  static ConfigSection of(String text) {
    return ConfigSection.parse(Path.of("rig.yaml"), text);
  }
}
