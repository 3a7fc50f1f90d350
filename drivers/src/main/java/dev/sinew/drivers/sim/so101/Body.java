package dev.sinew.drivers.sim.so101;

import org.joml.Matrix4dc;
import org.ode4j.math.DMatrix3;
import org.ode4j.ode.DBody;
import org.ode4j.ode.DBox;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeHelper;

/// A moving link as the physics sees it: bricks that go where the kinematics say, with the velocity
/// that brings them there.
final class Body {

  final int link;
  final DBody body;
  private final DMatrix3 rotation = new DMatrix3();
  private final double[] now = new double[12];
  private final double[] next = new double[12];

  Body(DWorld world, int link) {
    this.link = link;
    body = OdeHelper.createBody(world);
    body.setKinematic();
  }

  DBox add(Brick brick) {
    double[] size = brick.size();
    DBox box = OdeHelper.createBox(size[0], size[1], size[2]);
    box.setBody(body);
    double[] centre = brick.centre();
    box.setOffsetPosition(centre[0], centre[1], centre[2]);
    double c = Math.cos(brick.turn());
    double s = Math.sin(brick.turn());
    box.setOffsetRotation(new DMatrix3(c, -s, 0, s, c, 0, 0, 0, 1));
    return box;
  }

  /// Puts the link somewhere, at rest.
  void place(Matrix4dc pose) {
    copy(pose, now);
    pose(now);
    body.setLinearVel(0, 0, 0);
    body.setAngularVel(0, 0, 0);
  }

  /// Brings it to a new pose, moving as it did to get there. Angular velocity from the skew part of
  /// `R_new * R_old^T`, exact for small turns.
  void move(Matrix4dc pose, double dt) {
    copy(pose, next);
    body.setLinearVel((next[0] - now[0]) / dt, (next[1] - now[1]) / dt, (next[2] - now[2]) / dt);
    double x = turned(2, 1) - turned(1, 2);
    double y = turned(0, 2) - turned(2, 0);
    double z = turned(1, 0) - turned(0, 1);
    body.setAngularVel(x / (2 * dt), y / (2 * dt), z / (2 * dt));
    System.arraycopy(next, 0, now, 0, now.length);
    pose(now);
  }

  /// Element of `R_new * R_old^T`.
  private double turned(int row, int column) {
    double sum = 0;
    for (int k = 0; k < 3; k++) sum += next[3 + 3 * row + k] * now[3 + 3 * column + k];
    return sum;
  }

  private void pose(double[] p) {
    body.setPosition(p[0], p[1], p[2]);
    rotation.set(p[3], p[4], p[5], p[6], p[7], p[8], p[9], p[10], p[11]);
    body.setRotation(rotation);
  }

  /// Position, then rotation row by row.
  private static void copy(Matrix4dc m, double[] out) {
    out[0] = m.m30();
    out[1] = m.m31();
    out[2] = m.m32();
    out[3] = m.m00();
    out[4] = m.m10();
    out[5] = m.m20();
    out[6] = m.m01();
    out[7] = m.m11();
    out[8] = m.m21();
    out[9] = m.m02();
    out[10] = m.m12();
    out[11] = m.m22();
  }
}
