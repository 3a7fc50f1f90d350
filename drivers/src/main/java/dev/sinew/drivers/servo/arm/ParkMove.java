package dev.sinew.drivers.servo.arm;

import dev.sinew.runtime.JointSpec;
import java.util.List;

/// The way to the rest pose: all joints along one straight line of the joint space, from rest to
/// rest, with the minimum-jerk time law `s = 10 x^3 - 15 x^4 + 6 x^5` (Flash and Hogan, *The
/// coordination of arm movements*, J. Neuroscience 1985).
///
/// Its first three derivatives over x are at most 15/8, 10/sqrt(3) and 60; the duration is the
/// least that keeps every joint within a fraction of its velocity, acceleration and jerk limits.
/// Differences of commands are means of the derivatives, so they keep them too. Immutable; no
/// allocation but by the constructor.
final class ParkMove {

  private static final double VELOCITY_PEAK = 15.0 / 8;
  private static final double ACCELERATION_PEAK = 10 / Math.sqrt(3);
  private static final double JERK_PEAK = 60;

  private final double[] from;
  private final double[] to;
  private final double seconds;

  /// @param from by joint, as commanded last
  /// @param to by joint
  /// @param speed fraction of the limits, above 0 and at most 1
  ParkMove(List<ArmJoint> joints, double[] from, double[] to, double speed) {
    this.from = from.clone();
    this.to = to.clone();
    double longest = 0;
    for (int i = 0; i < from.length; i++)
      longest = Math.max(longest, seconds(joints.get(i).spec(), Math.abs(to[i] - from[i]), speed));
    seconds = longest;
  }

  private static double seconds(JointSpec joint, double way, double speed) {
    double velocity = VELOCITY_PEAK * way / (speed * joint.maxVelocity());
    double acceleration = Math.sqrt(ACCELERATION_PEAK * way / (speed * joint.maxAcceleration()));
    double jerk = Math.cbrt(JERK_PEAK * way / (speed * joint.maxJerk()));
    return Math.max(velocity, Math.max(acceleration, jerk));
  }

  double seconds() {
    return seconds;
  }

  /// Where joint `i` shall be so many seconds after the beginning.
  double position(int i, double after) {
    if (!(after < seconds)) return to[i];
    double x = after / seconds;
    return from[i] + (to[i] - from[i]) * x * x * x * (10 + x * (6 * x - 15));
  }
}
