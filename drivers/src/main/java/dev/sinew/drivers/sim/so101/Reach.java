package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.JointSpec;

/// Inverse kinematics of the arm with the gripper pointing down, in closed form: pan and roll
/// decide where it stands and how it is turned, the other three are a planar arm of which the last
/// link hangs down. Where the wrist cannot bend that far (high up), it stays bent as far as it can
/// and the gripper leans outwards. Lengths from [So101]; the arm's plane is taken to hold the roll
/// axis, which is 0.2 mm beside it.
///
/// The point that is reached is that between the jaws, where the middle of a gripped cube is; where
/// the gripper leans, it is missed by 1 or 2 mm.
///
/// One owner; no allocation after construction.
final class Reach {

  /// Below the gripper's frame; the tips of the jaws are 8 and 10 mm lower.
  static final double GRIP_DEPTH = 0.096;

  static final double PAN_X = 0.0388353;

  private static final double SHOULDER_RADIUS = 0.0303992;
  private static final double SHOULDER_Z = 0.1166;

  /// Upper arm, where the elbow is at lift 0: forward and up.
  private static final double UPPER_FORWARD = 0.028;

  private static final double UPPER_UP = 0.11257;
  private static final double UPPER = Math.hypot(UPPER_FORWARD, UPPER_UP);
  private static final double UPPER_ANGLE = Math.atan2(UPPER_FORWARD, UPPER_UP);

  /// Forearm, where the wrist is at lift + elbow 0: forward and up.
  private static final double FORE_FORWARD = 0.1349;

  private static final double FORE_UP = 0.0052;

  /// From the axis of wrist_flex to the point, when the gripper hangs down.
  private static final double HANGING = 0.0611 + GRIP_DEPTH;

  /// As far as the wrist is bent: a little less than it can be.
  private static final double MOST_FLEX = 1.62;

  private static final double BENT_FORWARD = FORE_FORWARD + HANGING * Math.cos(MOST_FLEX);
  private static final double BENT_UP = FORE_UP - HANGING * Math.sin(MOST_FLEX);
  private static final double ROLL_ZERO = 0.0486795;
  private static final double QUARTER = Math.PI / 2;
  private static final int ROUNDS = 4;

  private final double[] found = new double[So101.GRIP];

  /// Where an aim points, at a height.
  ///
  /// @return as below
  boolean down(Aim aim, double z, double[] out) {
    return down(aim.x(), aim.y(), z, aim.outwards(), aim.turn(), out);
  }

  /// @param x m; so are y and z
  /// @param outwards how far the point is from the roll axis towards the moving jaw, m
  /// @param turn direction in which the jaws open, rad about z from x; taken to the nearest quarter
  ///     turn that asks least of the roll joint, as for a cube
  /// @param out receives the five joints of the arm; left as it was when the point is out of reach
  /// @return whether it can be reached within the joints' limits
  boolean down(double x, double y, double z, double outwards, double turn, double[] out) {
    stand(x - PAN_X, y, outwards, turn);
    double axisX = x - PAN_X - outwards * Math.cos(open());
    double axisY = y - outwards * Math.sin(open());
    double forward = Math.hypot(axisX, axisY) - SHOULDER_RADIUS;
    double up = z - SHOULDER_Z;
    if (!planar(forward, up + HANGING, FORE_FORWARD, FORE_UP)) return false;
    found[So101.FLEX] = QUARTER - found[So101.LIFT] - found[So101.ELBOW];
    if (found[So101.FLEX] > MOST_FLEX) {
      found[So101.FLEX] = MOST_FLEX;
      if (!planar(forward, up, BENT_FORWARD, BENT_UP)) return false;
    }
    for (int i = 0; i < found.length; i++) {
      JointSpec joint = So101.JOINTS.get(i);
      if (!(found[i] >= joint.min() && found[i] <= joint.max())) return false;
    }
    System.arraycopy(found, 0, out, 0, found.length);
    return true;
  }

  /// Pan and roll: the point is `outwards` from the roll axis in the direction that roll and pan
  /// decide. Converges at once: the offset is small.
  private void stand(double x, double y, double outwards, double turn) {
    double open = turn;
    found[So101.PAN] = -Math.atan2(y, x);
    for (int i = 0; i < ROUNDS; i++) {
      double roll = open + found[So101.PAN] + ROLL_ZERO;
      open -= QUARTER * Math.rint(roll / QUARTER);
      found[So101.PAN] = -Math.atan2(y - outwards * Math.sin(open), x - outwards * Math.cos(open));
    }
    found[So101.ROLL] = open + found[So101.PAN] + ROLL_ZERO;
  }

  private double open() {
    return found[So101.ROLL] - found[So101.PAN] - ROLL_ZERO;
  }

  /// Lift and elbow of two links that meet at a point seen from the shoulder, the elbow up.
  ///
  /// @param foreForward the second link, when lift + elbow is 0; so is the next
  private boolean planar(double forward, double up, double foreForward, double foreUp) {
    double fore = Math.hypot(foreForward, foreUp);
    double squared = forward * forward + up * up - UPPER * UPPER - fore * fore;
    double cosine = squared / (2 * UPPER * fore);
    if (!(Math.abs(cosine) <= 1)) return false;
    double bend = Math.acos(cosine);
    double upper =
        Math.atan2(forward, up) - Math.atan2(fore * Math.sin(bend), UPPER + fore * cosine);
    double lift = upper - UPPER_ANGLE;
    found[So101.LIFT] = lift;
    found[So101.ELBOW] = upper + bend - QUARTER + Math.atan2(foreUp, foreForward) - lift;
    return true;
  }
}
