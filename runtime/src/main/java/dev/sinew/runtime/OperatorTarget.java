package dev.sinew.runtime;

/// What an operator wants of the joints now: a buffer owned by the teleoperation thread, filled by
/// [dev.sinew.runtime.port.Teleoperator#read].
public final class OperatorTarget {

  private final double[] position;
  private long joints;
  private long stampNanos = Long.MIN_VALUE;
  private boolean engaged;

  /// @param dof joints of the robot, at most 64
  public OperatorTarget(int dof) {
    if (dof > Long.SIZE) throw new IllegalArgumentException(dof + " joints: at most 64");
    position = new double[dof];
  }

  public int dof() {
    return position.length;
  }

  /// Forgets every joint, so that a device can say anew which it has something to say about.
  public void clear() {
    joints = 0;
  }

  /// Where joint `i` is wanted, in the joint's unit; of a joint that [#joints] has.
  public double position(int i) {
    return position[i];
  }

  public void position(int i, double value) {
    position[i] = value;
    joints |= 1L << i;
  }

  /// The joints that the device speaks of: bit `i` for joint `i`.
  public long joints() {
    return joints;
  }

  /// Instant at which the device was in this state, nanoseconds on the loop's clock.
  public long stampNanos() {
    return stampNanos;
  }

  public void stamp(long nanos) {
    stampNanos = nanos;
  }

  /// Whether the operator holds the dead-man switch or the clutch; a device without one is always
  /// engaged. Not engaged, its joints hold the last command.
  public boolean engaged() {
    return engaged;
  }

  public void engaged(boolean value) {
    engaged = value;
  }
}
