package dev.sinew.drivers.link;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import java.util.ArrayList;
import java.util.List;

/// The keys of a `robot` section that say what the arm is: `name`, `servo-period-ms`, and `joints`,
/// a mapping of joint names, in order, to `unit`, `min`, `max`, `max-velocity`, `max-acceleration`,
/// `max-jerk`, and where the driver places the arm, `start`. The driver's schema says which are
/// required, an acceleration or jerk left out is not limited; only what a schema cannot say is
/// checked here.
public final class JointSection {

  private JointSection() {}

  /// @throws dev.sinew.runtime.config.ConfigException when a joint has no range
  public static RobotSpec robot(ConfigSection section) {
    ConfigSection declared = section.section("joints");
    List<JointSpec> joints = new ArrayList<>();
    for (String name : declared.keys()) {
      joints.add(joint(name, declared.section(name), Double.NaN, Double.NaN));
    }
    return new RobotSpec(
        section.text("name"), joints, Math.round(section.number("servo-period-ms") * 1e6));
  }

  /// One joint.
  ///
  /// @param lowest its `min` where the section has none
  /// @param highest its `max` where the section has none
  /// @throws dev.sinew.runtime.config.ConfigException when the joint has no range
  public static JointSpec joint(String name, ConfigSection section, double lowest, double highest) {
    double min = section.number("min", lowest);
    double max = section.number("max", highest);
    if (!(min < max)) throw section.problem("min", min + " is not below max " + max);
    return new JointSpec(
        name,
        Unit.ofSymbol(section.text("unit")),
        min,
        max,
        section.number("max-velocity"),
        section.number("max-acceleration", Double.POSITIVE_INFINITY),
        section.number("max-jerk", Double.POSITIVE_INFINITY));
  }

  /// Where the arm is placed, one value per joint, in the joints' units; a joint that does not say
  /// it as near to 0 as it can go.
  ///
  /// @param section the one that `robot` was read from
  /// @throws dev.sinew.runtime.config.ConfigException when a `start` is outside the joint's range
  public static double[] start(ConfigSection section, RobotSpec robot) {
    double[] start = new double[robot.dof()];
    for (int i = 0; i < start.length; i++) {
      JointSpec joint = robot.joints().get(i);
      ConfigSection declared = section.section("joints").section(joint.name());
      start[i] =
          declared.has("start")
              ? declared.number("start")
              : Math.clamp(0, joint.min(), joint.max());
      if (!(start[i] >= joint.min() && start[i] <= joint.max())) {
        throw declared.problem(
            "start", start[i] + " is outside " + joint.min() + " to " + joint.max());
      }
    }
    return start;
  }
}
