package dev.sinew.teleop.twist;

import dev.sinew.teleop.ik.InverseKinematics;
import dev.sinew.teleop.ik.Leash;
import dev.sinew.teleop.ik.ToolArm;
import org.joml.Matrix4d;
import org.joml.Quaterniond;
import org.joml.Vector3d;

/// A twist moves the hand: a target pose runs at the twist's speed from where the hand was sent, at
/// the end of a leash, and inverse kinematics follows it.
final class HandMotion implements TwistMotion {

  private final InverseKinematics ik;
  private final Leash leash;
  private final HandSpeed speed;
  private final long joints;
  private final Matrix4d target = new Matrix4d();
  private final Vector3d v = new Vector3d();
  private final Vector3d w = new Vector3d();
  private final Quaterniond turn = new Quaterniond();
  private final Quaterniond attitude = new Quaterniond();

  HandMotion(ToolArm arm, InverseKinematics ik, Leash leash, HandSpeed speed) {
    this.ik = ik;
    this.leash = leash;
    this.speed = speed;
    long bits = 0;
    for (int k = 0; k < arm.size(); k++) bits |= 1L << arm.joint(k);
    joints = bits;
  }

  @Override
  public long joints() {
    return joints;
  }

  /// The posture of this moment is the one that a redundant arm is drawn to.
  @Override
  public void start(double[] sent) {
    ik.rest(sent);
    ik.start(sent);
    target.set(ik.pose());
  }

  @Override
  public void step(Twist twist, double scale, double seconds, double[] sent) {
    v.set(twist.vx(), twist.vy(), twist.vz()).mul(speed.metres() * scale * seconds);
    w.set(twist.wx(), twist.wy(), twist.wz()).mul(speed.radians() * scale * seconds);
    if (speed.inTool()) {
      target.transformDirection(v);
      target.transformDirection(w);
    } else {
      v.rotateZ(speed.heading());
      w.rotateZ(speed.heading());
    }
    advance();
    leash.slide(target, ik.pose());
    ik.period(seconds);
    ik.step(target, sent, TwistTeleoperator.AHEAD);
    ik.forgetUnreachable(target);
  }

  private void advance() {
    double x = target.m30() + v.x;
    double y = target.m31() + v.y;
    double z = target.m32() + v.z;
    double angle = w.length();
    attitude.setFromNormalized(target);
    if (angle > 0) {
      turn.setAngleAxis(angle, w.x / angle, w.y / angle, w.z / angle);
      turn.mul(attitude, attitude).normalize();
    }
    target.rotation(attitude).setTranslation(x, y, z);
  }

  @Override
  public double position(int i) {
    return ik.position(i);
  }
}
