package dev.sinew.teleop.twist;

import dev.sinew.teleop.ik.JointBound;

/// A gripper that opens and closes at a rate.
///
/// @param joint of the robot
/// @param open where it is open, in the joint's unit
/// @param bound of its motion, between closed and open
record Gripper(int joint, double closed, double open, JointBound bound) {

  /// -1 where opening means smaller positions.
  double sign() {
    return Math.signum(open - closed);
  }
}
