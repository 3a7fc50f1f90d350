package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.JointSpec;
import java.util.List;

/// The arm's mechanics: independent joints, each a position servo of first order, `dq/dt = (target
/// - q) / response`, solved exactly over a step of 1 ms for a constant target. A joint goes no
/// faster than its limit and no farther than its end stops. Braking takes speed away at the joint's
/// largest acceleration. Confined to one thread; allocates nothing after construction.
public final class ArmBody {

  public static final long STEP_NANOS = 1_000_000;
  static final double DT = STEP_NANOS * 1e-9;

  private final double gain;
  private final double[] min;
  private final double[] max;
  private final double[] maxVelocity;
  private final double[] maxAcceleration;
  private final double[] position;
  private final double[] velocity;
  private final double[] target;

  /// @param responseNanos the servo's time constant
  public ArmBody(List<JointSpec> joints, long responseNanos) {
    gain = -StrictMath.expm1(-(double) STEP_NANOS / responseNanos);
    min = joints.stream().mapToDouble(JointSpec::min).toArray();
    max = joints.stream().mapToDouble(JointSpec::max).toArray();
    maxVelocity = joints.stream().mapToDouble(JointSpec::maxVelocity).toArray();
    maxAcceleration = joints.stream().mapToDouble(JointSpec::maxAcceleration).toArray();
    position = new double[min.length];
    velocity = new double[min.length];
    target = new double[min.length];
  }

  public int dof() {
    return position.length;
  }

  /// Puts a joint somewhere, at rest.
  public void place(int i, double where) {
    position[i] = Math.clamp(where, min[i], max[i]);
    target[i] = position[i];
    velocity[i] = 0;
  }

  /// @param where finite
  public void target(int i, double where) {
    target[i] = where;
  }

  /// 1 ms towards the targets.
  public void follow() {
    for (int i = 0; i < position.length; i++) {
      double wanted = (target[i] - position[i]) * gain / DT;
      velocity[i] = Math.clamp(wanted, -maxVelocity[i], maxVelocity[i]);
      move(i, velocity[i]);
    }
  }

  /// 1 ms of braking; a joint at rest is held where it is.
  public void brake() {
    for (int i = 0; i < position.length; i++) {
      double before = velocity[i];
      double left = Math.max(0, Math.abs(before) - maxAcceleration[i] * DT);
      velocity[i] = Math.copySign(left, before);
      move(i, (before + velocity[i]) / 2);
      target[i] = position[i];
    }
  }

  private void move(int i, double speed) {
    double free = position[i] + speed * DT;
    position[i] = Math.clamp(free, min[i], max[i]);
    if (position[i] != free) velocity[i] = 0;
  }

  public boolean atRest() {
    for (double v : velocity) if (v != 0) return false;
    return true;
  }

  public double position(int i) {
    return position[i];
  }

  /// Mean over the last step, unit/s.
  public double velocity(int i) {
    return velocity[i];
  }

  /// Share of full speed, 0..1.
  double speedRatio(int i) {
    return Math.abs(velocity[i]) / maxVelocity[i];
  }

  /// How hard the servo pulls: the distance to its target over the one at full speed.
  double effort(int i) {
    return Math.min(1, Math.abs(target[i] - position[i]) * gain / DT / maxVelocity[i]);
  }
}
