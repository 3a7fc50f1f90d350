package dev.sinew.teleop.ik;

/// How far each joint may go in one cycle: its bounds of position, speed and acceleration as one
/// interval of the increment.
///
/// An increment is only allowed when the joint can still stop before its limit at its acceleration.
/// From an increment that was allowed, the increment made smaller by one cycle's deceleration is
/// allowed again, so that the interval is never empty. Confined to one thread; allocates nothing
/// after construction.
public final class StepBounds {

  private final JointBound[] joints;
  private double period;
  private final double[] lower;
  private final double[] upper;

  /// @param periodSeconds length of a cycle
  public StepBounds(JointBound[] joints, double periodSeconds) {
    this.joints = joints.clone();
    period = periodSeconds;
    lower = new double[joints.length];
    upper = new double[joints.length];
  }

  /// Cycles take so long from now on; one that is much shorter than those before may leave a joint
  /// no way to keep its acceleration.
  public void period(double seconds) {
    period = seconds;
  }

  public double period() {
    return period;
  }

  /// @param i joint
  /// @param position where it is; outside its limits it may only stay or come back
  /// @param before its increment in the cycle before
  public void update(int i, double position, double before) {
    JointBound joint = joints[i];
    double brake = joint.acceleration() * period * period;
    double fastest = fastest(i);
    double down = -Math.min(fastest, stoppable(position - joint.min(), brake));
    double up = Math.min(fastest, stoppable(joint.max() - position, brake));
    // The bound of position wins over that of acceleration where both cannot hold.
    lower[i] = Math.clamp(before - brake, down, up);
    upper[i] = Math.clamp(before + brake, down, up);
  }

  /// Keeps a joint within a distance of a place, as far as its bounds leave that open.
  public void pull(int i, double position, double place, double distance) {
    lower[i] = Math.clamp(place - distance - position, lower[i], upper[i]);
    upper[i] = Math.clamp(place + distance - position, lower[i], upper[i]);
  }

  /// Greatest increment of joint `i` at its speed.
  double fastest(int i) {
    return joints[i].velocity() * period;
  }

  public double lower(int i) {
    return lower[i];
  }

  public double upper(int i) {
    return upper[i];
  }

  /// Where a joint ends up, inside its limits also when rounding would not have it so; one that
  /// began outside may come back or stay.
  public double apply(int i, double position, double increment) {
    double to = position + increment;
    if (to > joints[i].max()) return Math.max(joints[i].max(), Math.min(position, to));
    if (to < joints[i].min()) return Math.min(joints[i].min(), Math.max(position, to));
    return to;
  }

  /// The greatest increment after which further ones, each smaller by `brake`, do not exceed the
  /// room together. For `n` such further ones the sum is `(n + 1) d - brake n (n + 1) / 2`; `n` is
  /// where the sum of `brake, 2 brake, ...` passes the room.
  static double stoppable(double room, double brake) {
    if (!(room > 0)) return 0;
    if (brake >= room) return room;
    double n = Math.floor((Math.sqrt(1 + 8 * room / brake) - 1) / 2);
    return Math.min(room, room / (n + 1) + brake * n / 2);
  }
}
