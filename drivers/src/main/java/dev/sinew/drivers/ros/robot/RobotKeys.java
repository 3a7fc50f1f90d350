package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.link.JointSection;
import dev.sinew.drivers.ros.message.StampKeys;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.util.List;
import java.util.Optional;

/// The `robot` section of a deployment with `driver: ros`, checked.
///
/// @param patienceNanos age of the newest state at which the link counts as lost
/// @param firstStateNanos how long opening waits for a whole state and for a controller
/// @param simulated whether there is no metal that could move
/// @param readyTopic where the robot says whether it follows commands
/// @param resetService `std_srvs/Empty` service that begins a simulation anew
record RobotKeys(
    RobotSpec robot,
    StateKeys state,
    CommandKeys command,
    List<SensorKeys> sensors,
    StampKeys stamps,
    long patienceNanos,
    long firstStateNanos,
    boolean simulated,
    Optional<String> readyTopic,
    Optional<String> resetService) {

  private static final double PATIENCE_MS = 100;
  private static final double FIRST_STATE_MS = 5000;

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static RobotKeys read(ConfigSection section) {
    section.validate(Schema.of(RobotKeys.class.getResourceAsStream("robot.schema.json")));
    RobotSpec robot = JointSection.robot(section);
    StateKeys state = StateKeys.read(section, robot);
    boolean simulated = section.has("simulated") && section.flag("simulated");
    if (section.has("reset-service") && !simulated)
      throw section.problem("reset-service", "is for simulations; add 'simulated: true'");
    return new RobotKeys(
        robot,
        state,
        CommandKeys.read(section, robot, state),
        SensorKeys.read(section, robot),
        StampKeys.read(section),
        nanos(section, "patience-ms", PATIENCE_MS),
        nanos(section, "max-first-state-ms", FIRST_STATE_MS),
        simulated,
        text(section, "ready"),
        text(section, "reset-service"));
  }

  private static Optional<String> text(ConfigSection section, String key) {
    return section.has(key) ? Optional.of(section.text(key)) : Optional.empty();
  }

  List<StreamSpec> streams() {
    return sensors.stream().map(SensorKeys::stream).toList();
  }

  private static long nanos(ConfigSection section, String key, double otherwise) {
    return Math.round(section.number(key, otherwise) * 1e6);
  }
}
