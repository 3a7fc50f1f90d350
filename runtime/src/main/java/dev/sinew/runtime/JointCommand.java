package dev.sinew.runtime;

/// Wanted joint positions: a buffer owned by the servo thread. Not yet admitted, so no robot takes
/// it.
public final class JointCommand {

  private final double[] position;
  private int epoch;
  private long planNanos;

  public JointCommand(int dof) {
    position = new double[dof];
  }

  public int dof() {
    return position.length;
  }

  /// Wanted position of joint `i`, in the joint's unit.
  public double position(int i) {
    return position[i];
  }

  public void position(int i, double value) {
    position[i] = value;
  }

  /// Epoch in which this command was decided; a stop or a reset begins a new one and voids the
  /// older.
  public int epoch() {
    return epoch;
  }

  public void epoch(int value) {
    epoch = value;
  }

  /// Instant of the observation that this command was decided from.
  public long planNanos() {
    return planNanos;
  }

  public void planNanos(long value) {
    planNanos = value;
  }
}
