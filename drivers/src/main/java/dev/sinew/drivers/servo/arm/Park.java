package dev.sinew.drivers.servo.arm;

import dev.sinew.runtime.config.ConfigSection;
import java.util.List;

/// What an arm does when it is closed, if it ever was engaged and nothing is the matter with it.
sealed interface Park {

  /// Stays where it is, under torque.
  record Hold() implements Park {}

  /// Goes limp where it is.
  record Release() implements Park {}

  /// Goes somewhere and goes limp there.
  ///
  /// @param pose by joint, in the joints' units; NaN: where the joint was when the arm was engaged
  /// @param speed fraction of the joints' limits
  record Go(double[] pose, double speed) implements Park {

    /// The longest way that it may have to go.
    double longestSeconds(List<ArmJoint> joints) {
      double[] lowest = joints.stream().mapToDouble(j -> j.spec().min()).toArray();
      double[] highest = joints.stream().mapToDouble(j -> j.spec().max()).toArray();
      return new ParkMove(joints, lowest, highest, speed).seconds();
    }
  }

  /// Longer than that nobody waits for a program to end.
  double MOST_SECONDS = 20;

  double DEFAULT_SPEED = 0.25;

  /// @param arm the section that may have a `park`
  static Park read(ConfigSection arm, List<ArmJoint> joints) {
    Park park = park(arm, joints);
    if (park instanceof Go go && !(go.longestSeconds(joints) <= MOST_SECONDS))
      throw arm.problem(
          "park.speed",
          "%s makes parking last up to %.0f s; at most %.0f s are waited for"
              .formatted(go.speed(), go.longestSeconds(joints), MOST_SECONDS));
    return park;
  }

  private static Park park(ConfigSection arm, List<ArmJoint> joints) {
    double[] anywhere = joints.stream().mapToDouble(joint -> Double.NaN).toArray();
    if (!arm.has("park")) return new Go(anywhere, DEFAULT_SPEED);
    ConfigSection section = arm.section("park");
    if (section.keys().isEmpty()) // a word has none
    return arm.text("park").equals("hold") ? new Hold() : new Release();
    double speed = section.number("speed", DEFAULT_SPEED);
    return new Go(section.has("pose") ? pose(section.section("pose"), joints) : anywhere, speed);
  }

  private static double[] pose(ConfigSection pose, List<ArmJoint> joints) {
    List<String> names = joints.stream().map(ArmJoint::key).toList();
    for (String name : pose.keys())
      if (!names.contains(name))
        throw pose.problem(name, "is no joint of this arm; it has " + String.join(", ", names));
    return joints.stream().mapToDouble(joint -> position(pose, joint)).toArray();
  }

  private static double position(ConfigSection pose, ArmJoint joint) {
    if (!pose.has(joint.key())) return Double.NaN;
    double position = pose.number(joint.key());
    if (!(position >= joint.spec().min() && position <= joint.spec().max()))
      throw pose.problem(
          joint.key(),
          "%s is outside the joint's range %s to %s"
              .formatted(position, joint.spec().min(), joint.spec().max()));
    return position;
  }
}
