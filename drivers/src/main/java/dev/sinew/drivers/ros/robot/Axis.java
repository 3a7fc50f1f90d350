package dev.sinew.drivers.ros.robot;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A Cartesian axis of a pose, as a joint is named: place, then rotation vector.
enum Axis {
  X,
  Y,
  Z,
  RX,
  RY,
  RZ;

  static final int COUNT = values().length;

  String joint() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean turns() {
    return ordinal() >= RX.ordinal();
  }

  Unit unit() {
    return turns() ? Unit.RADIAN : Unit.METRE;
  }

  static Axis named(String joint) {
    return valueOf(joint.toUpperCase(Locale.ROOT));
  }

  /// The axes of a robot, in the order of its joints.
  ///
  /// @throws IllegalArgumentException when a joint is none
  static List<Axis> of(RobotSpec robot) {
    return robot.joints().stream().map(JointSpec::name).map(Axis::named).toList();
  }

  /// What keeps the joints of a robot from being axes of a pose, one clause.
  static Optional<String> misfit(RobotSpec robot) {
    List<String> known = Arrays.stream(values()).map(Axis::joint).toList();
    for (JointSpec joint : robot.joints()) {
      if (!known.contains(joint.name()))
        return Optional.of(
            "'%s' is no axis of a pose; its axes are %s".formatted(joint.name(), known));
      Unit unit = named(joint.name()).unit();
      if (joint.unit() != unit)
        return Optional.of(
            "%s is in %s, and a pose tells it in %s"
                .formatted(joint.name(), joint.unit().symbol(), unit.symbol()));
    }
    long turning = of(robot).stream().filter(Axis::turns).count();
    return turning == 0 || turning == 3
        ? Optional.empty()
        : Optional.of("a rotation vector has all of rx, ry and rz, or none is commanded");
  }
}
