package dev.sinew.drivers.ros.robot;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import java.util.Arrays;
import java.util.List;
import org.joml.Quaterniond;
import org.joml.Vector3d;

/// The velocity that brings a tool towards a commanded pose: the way that is left, divided by a
/// time constant. It is never more than the axes' velocity limits allow, nor further from the one
/// before than their acceleration limits do; both shorten the vector and keep its direction. Sender
/// thread.
final class TwistLaw {

  /// Commands that are further apart do not allow a larger step of the velocity.
  private static final double LONGEST_S = 0.1;

  private final List<Axis> axes;
  private final double[] maxVelocity;
  private final double[] maxAcceleration;
  private final double timeConstantS;
  private final double[] velocity;
  private final Quaterniond from = new Quaterniond();
  private final Quaterniond to = new Quaterniond();
  private final Vector3d turn = new Vector3d();
  private long lastNanos = Long.MIN_VALUE;

  TwistLaw(RobotSpec robot, double timeConstantS) {
    axes = Axis.of(robot);
    maxVelocity = robot.joints().stream().mapToDouble(JointSpec::maxVelocity).toArray();
    maxAcceleration = robot.joints().stream().mapToDouble(JointSpec::maxAcceleration).toArray();
    this.timeConstantS = timeConstantS;
    velocity = new double[robot.dof()];
  }

  /// @param firstS how long the first command counts, s
  /// @return per axis of the robot, per second; this object's own
  double[] towards(double[] wanted, double[] measured, long nowNanos, double firstS) {
    double[] next = new double[velocity.length];
    for (int j = 0; j < next.length; j++) next[j] = (wanted[j] - measured[j]) / timeConstantS;
    rotation(wanted, measured, next);
    scale(next, maxVelocity, 1);
    double span = lastNanos == Long.MIN_VALUE ? firstS : (nowNanos - lastNanos) * 1e-9;
    for (int j = 0; j < next.length; j++) next[j] -= velocity[j];
    scale(next, maxAcceleration, Math.min(span, LONGEST_S));
    for (int j = 0; j < next.length; j++) velocity[j] += next[j];
    lastNanos = nowNanos;
    return velocity;
  }

  /// The difference of two rotation vectors is no angular velocity: the rotation between them is.
  private void rotation(double[] wanted, double[] measured, double[] out) {
    int at = axes.indexOf(Axis.RX);
    if (at < 0) return;
    int y = axes.indexOf(Axis.RY);
    int z = axes.indexOf(Axis.RZ);
    RotationVector.quaternion(measured[at], measured[y], measured[z], from);
    RotationVector.quaternion(wanted[at], wanted[y], wanted[z], to);
    RotationVector.of(to.mul(from.conjugate()), turn).div(timeConstantS);
    out[at] = turn.x;
    out[y] = turn.y;
    out[z] = turn.z;
  }

  private static void scale(double[] vector, double[] limit, double factor) {
    double worst = 1;
    for (int j = 0; j < vector.length; j++)
      worst = Math.max(worst, Math.abs(vector[j]) / (limit[j] * factor));
    for (int j = 0; j < vector.length; j++) vector[j] /= worst;
  }

  /// The arm was told to stand still.
  void rest() {
    Arrays.fill(velocity, 0);
    lastNanos = Long.MIN_VALUE;
  }
}
