package dev.sinew.drivers.servo.arm;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import dev.sinew.runtime.port.RigSpec;
import java.net.URISyntaxException;
import java.nio.file.Path;

/// Sections for tests: those in the resources, with their calibrations beside them.
final class Sections {

  private Sections() {}

  /// @param name of a file in the resources, without `.yaml`
  /// @param changes `FROM`, `TO`, in turns, in the text of the file; each must be found
  static ConfigSection read(String name, String... changes) {
    Path file = file(name + ".yaml");
    String text = text(file);
    for (int i = 0; i < changes.length; i += 2) {
      if (!text.contains(changes[i])) throw new AssertionError(name + " has no " + changes[i]);
      text = text.replace(changes[i], changes[i + 1]);
    }
    return ConfigSection.parse(file, text);
  }

  static ServoArmConfig config(String name, String... changes) {
    return ServoArmConfig.read(read(name, changes));
  }

  static Exchange exchange(ServoArmConfig config) {
    return Exchange.inProcess(ExchangeSpec.of(config.robot(), config.streams(), 8));
  }

  static Exchange exchange(RigSpec rig) {
    return Exchange.inProcess(ExchangeSpec.of(rig.robot(), rig.streams(), 8));
  }

  static Path file(String name) {
    try {
      return Path.of(Sections.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Path file) {
    try {
      return java.nio.file.Files.readString(file);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
