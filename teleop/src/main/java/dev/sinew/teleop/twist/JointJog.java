package dev.sinew.teleop.twist;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.teleop.ik.JointBound;

/// Each axis of the twist moves one joint.
final class JointJog implements TwistMotion {

  private final int[] joints;
  private final RateAxis[] axes;
  private final int[] axisOf;

  /// @param joints of the robot, one for each axis from vx on, at most six
  /// @param share of the joints' greatest speeds
  JointJog(RobotSpec robot, int[] joints, double share, double period) {
    this.joints = joints.clone();
    axes = new RateAxis[joints.length];
    axisOf = new int[robot.dof()];
    for (int k = 0; k < joints.length; k++) {
      JointSpec joint = robot.joints().get(joints[k]);
      double speed = share * joint.maxVelocity();
      axes[k] =
          new RateAxis(
              new JointBound(joint.min(), joint.max(), speed, joint.maxAcceleration()), period);
      axisOf[joints[k]] = k;
    }
  }

  @Override
  public long joints() {
    long bits = 0;
    for (int joint : joints) bits |= 1L << joint;
    return bits;
  }

  @Override
  public void start(double[] sent) {
    for (int k = 0; k < axes.length; k++) axes[k].start(sent[joints[k]]);
  }

  @Override
  public void step(Twist twist, double scale, double seconds, double[] sent) {
    for (int k = 0; k < axes.length; k++) {
      axes[k].step(scale * axis(twist, k), seconds, sent[joints[k]], TwistTeleoperator.AHEAD);
    }
  }

  @Override
  public double position(int i) {
    return axes[axisOf[i]].position();
  }

  private static double axis(Twist twist, int k) {
    return switch (k) {
      case 0 -> twist.vx();
      case 1 -> twist.vy();
      case 2 -> twist.vz();
      case 3 -> twist.wx();
      case 4 -> twist.wy();
      default -> twist.wz();
    };
  }
}
