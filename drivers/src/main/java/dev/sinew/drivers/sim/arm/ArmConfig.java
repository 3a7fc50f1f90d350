package dev.sinew.drivers.sim.arm;

import dev.sinew.drivers.link.JointSection;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.config.Schema;
import java.util.List;
import java.util.Optional;

/// The `robot` section of a deployment with `driver: sim-arm`, checked.
///
/// @param robot joints with their limits, servo period
/// @param start pose at which the arm is placed, one value per joint, in the joints' units
/// @param responseNanos time constant of the position servo
/// @param watchdogNanos silence after which the arm brakes by itself
/// @param ownClock whether the arm owns the clock
/// @param driftPpm how much faster than the host's its clock runs, parts per million
/// @param wall what the arm may touch
/// @param sensors in the order of [SensorKind]
/// @param address where the arm listens when it is another process
record ArmConfig(
    RobotSpec robot,
    double[] start,
    long responseNanos,
    long watchdogNanos,
    boolean ownClock,
    double driftPpm,
    Optional<Wall> wall,
    List<SensorKind> sensors,
    Optional<DeviceAddress> address) {

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static ArmConfig read(ConfigSection section) {
    section.validate(Schema.of(ArmConfig.class.getResourceAsStream("arm.schema.json")));
    RobotSpec robot = JointSection.robot(section);
    List<SensorKind> sensors = SensorKind.read(section);
    return new ArmConfig(
        robot,
        JointSection.start(section, robot),
        section.has("response-ms") ? nanos(section, "response-ms") : 20_000_000,
        watchdog(section, robot),
        ownClock(section),
        drift(section),
        wall(section, robot, sensors),
        sensors,
        DeviceAddress.read(section));
  }

  List<StreamSpec> streams() {
    return sensors.stream().map(kind -> kind.stream(robot.dof())).toList();
  }

  private static long watchdog(ConfigSection section, RobotSpec robot) {
    long nanos = section.has("watchdog-ms") ? nanos(section, "watchdog-ms") : 50_000_000;
    if (nanos <= robot.servoPeriodNanos()) {
      throw section.problem(
          "watchdog-ms",
          nanos / 1e6 + " is not above the servo period, " + robot.servoPeriodNanos() / 1e6);
    }
    return nanos;
  }

  private static boolean ownClock(ConfigSection section) {
    return section.has("clock") && section.text("clock").equals("device");
  }

  private static double drift(ConfigSection section) {
    if (!section.has("drift-ppm")) return 0;
    if (!ownClock(section) && !section.has("device"))
      throw section.problem("drift-ppm", "the host's clock cannot drift; add 'clock: device'");
    return section.number("drift-ppm");
  }

  private static Optional<Wall> wall(
      ConfigSection section, RobotSpec robot, List<SensorKind> sensors) {
    if (!section.has("wall")) return Optional.empty();
    if (!sensors.contains(SensorKind.FORCE))
      throw section.problem("wall", "nothing measures it; add 'force' to sensors");
    ConfigSection wall = section.section("wall");
    List<String> names = robot.joints().stream().map(JointSpec::name).toList();
    int joint = names.indexOf(wall.text("joint"));
    if (joint < 0) {
      throw wall.problem(
          "joint",
          "no joint '"
              + wall.text("joint")
              + "'"
              + NearestKey.suggestion(wall.text("joint"), names));
    }
    double start = JointSection.start(section, robot)[joint];
    double at = wall.number("at");
    return Optional.of(new Wall(joint, at, wall.number("stiffness"), start <= at ? 1 : -1));
  }

  private static long nanos(ConfigSection section, String key) {
    return Math.round(section.number(key) * 1e6);
  }
}
