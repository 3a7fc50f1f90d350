package dev.sinew.app.servo;

import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.List;

/// Which arm of a deployment is meant.
///
/// @param leader the operator's, section `teleop.device`; otherwise the robot's, section `robot`
/// @param arm which of the section's `arms`; null for the only one
/// @param emulated whether it is to be emulated in any case
public record ArmChoice(Path config, boolean leader, String arm, boolean emulated) {

  /// @throws dev.sinew.runtime.config.ConfigException when there is no such arm, or it has no
  ///     servos
  public ServoSection read() {
    ConfigSection section = section();
    if (!section.has("bus") && !section.has("arms"))
      throw section.problem("bus", "is missing: this is no arm of servos");
    boolean emulate = emulated || section.flag("emulate", false);
    return ServoSection.read(section.has("arms") ? oneOf(section) : section, emulate);
  }

  private ConfigSection section() {
    ConfigSection file = ConfigSection.read(config);
    String key = leader ? "teleop" : "robot";
    if (!file.has(key))
      throw file.problem(key, "is missing" + (leader ? "; without --leader it is the robot" : ""));
    ConfigSection section = file.section(key);
    return leader ? section.section("device") : section;
  }

  private ConfigSection oneOf(ConfigSection section) {
    ConfigSection arms = section.section("arms");
    List<String> names = arms.keys();
    if (arm == null && names.size() == 1) return arms.section(names.getFirst());
    if (arm == null || !arms.has(arm))
      throw section.problem("arms", "choose with --arm: " + String.join(", ", names));
    return arms.section(arm);
  }

  /// Where its servos are plugged in.
  public static ServoPort port(ServoSection section, Clock clock) {
    return section.emulate()
        ? new EmulatedServoPort(section, clock)
        : new SerialServoPort(section.bus(), clock);
  }
}
