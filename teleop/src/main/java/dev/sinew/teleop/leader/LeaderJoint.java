package dev.sinew.teleop.leader;

import dev.sinew.drivers.servo.calibration.JointScale;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.runtime.JointSpec;
import java.util.Optional;

/// A joint of a leader, and the one of the arm that it leads.
///
/// @param of index of the arm's joint
/// @param led the arm's joint
/// @param scale from the servo's counts to what the leader's joint reads
/// @param spring where and how strongly it is held, for a trigger
record LeaderJoint(
    ServoJoint servo,
    int of,
    JointSpec led,
    JointScale scale,
    JointMap map,
    double maxDifference,
    Optional<Spring> spring) {

  /// @param at as the arm's joint reads it
  /// @param torque share of the servo's
  /// @param feedback whether it stands where the arm's joint is held up
  record Spring(double at, double torque, boolean feedback) {}

  /// What the arm's joint shall read, within its limits.
  double follower(int counts) {
    return Math.clamp(map.follower(scale.value(counts)), led.min(), led.max());
  }

  /// Where the servo is when the arm's joint reads that.
  int counts(double follower) {
    return scale.counts(map.leader(follower));
  }

  /// What a whole turn of the servo is to the arm's joint, signed.
  double turn() {
    return servo.model().countsPerTurn() * scale.unitPerCount() * map.sign() * map.scale();
  }

  /// Whether the arm's joint could be there.
  boolean isWithin(double follower) {
    return follower >= led.min() && follower <= led.max();
  }
}
