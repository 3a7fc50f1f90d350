package dev.sinew.runtime.motion;

import dev.sinew.runtime.JointSpec;

/// Whoever reads the commands of one joint and differences them in plain double arithmetic, with no
/// tolerance at all.
final class Reader {

  private final JointSpec joint;
  private final double velocity;
  private final double acceleration;
  private final double jerk;
  private double q;
  private double v;
  private double a;

  long positions;
  long velocities;
  long accelerations;
  long jerks;

  Reader(JointSpec joint, double period) {
    this.joint = joint;
    velocity = joint.maxVelocity() * period;
    acceleration = joint.maxAcceleration() * period * period;
    jerk = joint.maxJerk() * period * period * period;
  }

  /// At rest at a pose.
  void start(double position) {
    q = position;
    v = 0;
    a = 0;
  }

  void become(Reader other) {
    q = other.q;
    v = other.v;
    a = other.a;
  }

  void read(double next) {
    double nextV = next - q;
    double nextA = nextV - v;
    if (!(next >= joint.min() && next <= joint.max())) positions++;
    if (!(Math.abs(nextV) <= velocity)) velocities++;
    if (!(Math.abs(nextA) <= acceleration)) accelerations++;
    if (!(Math.abs(nextA - a) <= jerk)) jerks++;
    q = next;
    v = nextV;
    a = nextA;
  }

  double position() {
    return q;
  }

  double velocity() {
    return v;
  }

  double acceleration() {
    return a;
  }

  boolean isStill() {
    return v == 0 && a == 0;
  }

  long violations() {
    return positions + velocities + accelerations + jerks;
  }
}
