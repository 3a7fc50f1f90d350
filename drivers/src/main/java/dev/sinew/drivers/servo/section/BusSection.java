package dev.sinew.drivers.servo.section;

import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.config.ConfigSection;
import java.util.Optional;

/// The key `bus`: how the servos are reached.
///
/// @param port path of the serial port; empty for an emulated bus
/// @param baud bits per second
/// @param retries how often a request is repeated before its servo counts as silent
/// @param watchdogMs silence after which the servos stop by themselves; 0 for never
public record BusSection(
    BusFamily family, Optional<String> port, int baud, int retries, int watchdogMs) {

  private static final int BAUD = 1_000_000;
  private static final int RETRIES = 3;

  static BusSection read(ConfigSection section, boolean emulate) {
    if (!section.has("port") && !emulate)
      throw section.problem(
          "port", "is missing; 'sinew find port' tells it, '--emulate' needs none");
    BusFamily family = BusFamily.of(section.text("family"));
    int watchdog = section.integer("watchdog-ms", 0);
    if (watchdog > 0 && family != BusFamily.DYNAMIXEL_2)
      throw section.problem("watchdog-ms", "only servos of family dynamixel have a watchdog");
    return new BusSection(
        family,
        emulate ? Optional.empty() : Optional.of(section.text("port")),
        section.integer("baud", BAUD),
        section.integer("retries", RETRIES),
        watchdog);
  }

  /// Path of the port, for people.
  public String place() {
    return port.orElse("the emulated bus");
  }
}
