package dev.sinew.teleop.twist;

/// How an operator wants the hand of the arm to move now, as a share of a device's full deflection:
/// a buffer owned by the teleoperation thread, filled by [TwistDevice#read].
///
/// **Frame.** That of an operator who looks the way the arm reaches: x forward, y left, z up, the
/// rotations about these axes by the right-hand rule. Every device turns its own axes into this
/// one, so that a push to the front is `vx > 0` on all of them.
///
/// **Units.** Each axis is in -1..1 and 0 within the dead zone; what 1 means in m/s and rad/s is
/// said where the twist is used. The gripper is a rate too: 1 opens at full speed, -1 closes.
public final class Twist {

  private double vx;
  private double vy;
  private double vz;
  private double wx;
  private double wy;
  private double wz;
  private double gripper;
  private boolean engaged;
  private long stampNanos = Long.MIN_VALUE;

  public Twist() {}

  /// Wanted translation along forward, -1..1.
  public double vx() {
    return vx;
  }

  /// Wanted translation to the left, -1..1.
  public double vy() {
    return vy;
  }

  /// Wanted translation up, -1..1.
  public double vz() {
    return vz;
  }

  /// Wanted rotation about forward (roll to the right is positive), -1..1.
  public double wx() {
    return wx;
  }

  /// Wanted rotation about left (nose down is positive), -1..1.
  public double wy() {
    return wy;
  }

  /// Wanted rotation about up (a turn to the left is positive), -1..1.
  public double wz() {
    return wz;
  }

  /// Wanted opening rate of the gripper, -1..1; positive opens.
  public double gripper() {
    return gripper;
  }

  /// Whether the operator holds the dead-man switch; a device without one is engaged while it is
  /// connected. Not engaged, all axes are 0.
  public boolean engaged() {
    return engaged;
  }

  /// Instant at which the device was known to be in this state, nanoseconds on the device's clock.
  public long stampNanos() {
    return stampNanos;
  }

  /// Sets the wanted translation, each axis bounded to -1..1; what is not a number is 0.
  public Twist linear(double x, double y, double z) {
    vx = bounded(x);
    vy = bounded(y);
    vz = bounded(z);
    return this;
  }

  /// Sets the wanted rotation, each axis bounded to -1..1; what is not a number is 0.
  public Twist angular(double x, double y, double z) {
    wx = bounded(x);
    wy = bounded(y);
    wz = bounded(z);
    return this;
  }

  /// Sets the wanted opening rate of the gripper, bounded to -1..1; what is not a number is 0.
  public Twist gripper(double rate) {
    gripper = bounded(rate);
    return this;
  }

  public Twist engaged(boolean value) {
    engaged = value;
    return this;
  }

  public Twist stamp(long nanos) {
    stampNanos = nanos;
    return this;
  }

  /// Nothing is wanted and the switch is released. The stamp stays.
  public Twist rest() {
    engaged = false;
    gripper = 0;
    return linear(0, 0, 0).angular(0, 0, 0);
  }

  private static double bounded(double value) {
    if (!(value >= -1)) return value < -1 ? -1 : 0;
    return Math.min(value, 1);
  }
}
