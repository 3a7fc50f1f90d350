package dev.sinew.runtime;

/// Measured joint state: a buffer owned by the servo thread, filled by
/// [dev.sinew.runtime.port.Robot#read].
public final class JointState implements JointStateView {

  private final double[] position;
  private final double[] velocity;
  private long stampNanos = Long.MIN_VALUE;
  private RobotCondition condition = RobotCondition.OPERATIONAL;

  public JointState(int dof) {
    position = new double[dof];
    velocity = new double[dof];
  }

  public void stamp(long nanos) {
    stampNanos = nanos;
  }

  public void set(int i, double position, double velocity) {
    this.position[i] = position;
    this.velocity[i] = velocity;
  }

  public void condition(RobotCondition value) {
    condition = value;
  }

  @Override
  public RobotCondition condition() {
    return condition;
  }

  @Override
  public int dof() {
    return position.length;
  }

  @Override
  public long stampNanos() {
    return stampNanos;
  }

  @Override
  public double position(int i) {
    return position[i];
  }

  @Override
  public double velocity(int i) {
    return velocity[i];
  }
}
