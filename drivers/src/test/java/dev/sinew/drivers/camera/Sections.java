package dev.sinew.drivers.camera;

import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;

/// Camera sections for tests.
public final class Sections {

  /// Where they seem to stand.
  public static final Path FILE = Path.of("lab", "cell.yaml");

  private Sections() {}

  /// @param keys of the camera `top`, one a line
  public static ConfigSection top(String keys) {
    String text = "cameras:\n  top:\n" + keys.indent(4);
    return ConfigSection.parse(FILE, text).section("cameras").section("top");
  }
}
