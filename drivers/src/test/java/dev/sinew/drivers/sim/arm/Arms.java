package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Arms for tests: two joints, 1 kHz, 20 ms lag, 50 ms watchdog.
final class Arms {

  static final long MS = 1_000_000;

  static final String TWO_JOINTS =
      """
      driver: sim-arm
      name: test-arm
      servo-period-ms: 1
      response-ms: 20
      watchdog-ms: 50
      joints:
        a: {unit: rad, min: -2, max: 2, max-velocity: 2, max-acceleration: 10, max-jerk: 5000, start: 0.5}
        b: {unit: rad, min: -1, max: 3, max-velocity: 4, max-acceleration: 20, max-jerk: 9000, start: 0}
      """;

  static final String SENSORS =
      """
      sensors: [gripper-load, force, temperature]
      wall: {joint: a, at: 1, stiffness: 300}
      """;

  static final String DEVICE =
      """
      device: "127.0.0.1:0"
      token: "00112233aabbccdd"
      """;

  static final long TOKEN = 0x00112233aabbccddL;

  private Arms() {}

  static ConfigSection section(String... parts) {
    try {
      Path file = Files.createTempFile("arm", ".yaml");
      Files.writeString(file, String.join("", parts));
      try {
        return ConfigSection.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ArmConfig config(String... parts) {
    return ArmConfig.read(section(parts));
  }

  static Exchange exchange(ArmConfig config) {
    return Exchange.inProcess(ExchangeSpec.of(config.robot(), config.streams(), 1));
  }
}
