package dev.sinew.teleop.ik;

import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Vector3d;

/// How freely an arm can turn its tool without moving it away: a matrix that leaves the turns that
/// it can do as they are and takes away those that it cannot.
///
/// With the Jacobian's halves `Jv` and `Jw`, the turns left are those of `C = Jw (I - Jv+ Jv)`
/// (Nakamura, Advanced Robotics, section 4.2: a second task in the first one's null space); `C C'
/// (C C' + k^2)^-1` is the projector on them, smooth where one is about to vanish. An arm of five
/// joints such as the SO-101 keeps pitch and roll and loses yaw by it, also when its tool looks
/// down, where pitch, roll and yaw are no coordinates any more. Confined to one thread; allocates
/// nothing after construction.
final class TurnFreedom {

  /// Squared, m/rad: less motion than this per unit of a joint counts as none.
  private static final double STILL = 1e-4;

  /// Squared: a turn of less than this per unit of a joint counts as none.
  private static final double STIFF = 1e-2;

  private final ToolArm arm;
  private final Matrix3d moves = new Matrix3d();
  private final Matrix3d mixed = new Matrix3d();
  private final Matrix3d free = new Matrix3d();
  private final Matrix3d damped = new Matrix3d();
  private final Vector3d v = new Vector3d();
  private final Vector3d w = new Vector3d();

  TurnFreedom(ToolArm arm) {
    this.arm = arm;
  }

  /// Takes the arm as its last update left it.
  void update() {
    moves.scaling(STILL);
    mixed.zero();
    for (int k = 0; k < arm.size(); k++) {
      column(k);
      addOuter(moves, v, v);
      addOuter(mixed, w, v);
    }
    // mixed becomes Jw Jv+.
    mixed.mul(moves.invert());
    free.zero();
    for (int k = 0; k < arm.size(); k++) {
      column(k);
      mixed.transform(v);
      w.sub(v);
      addOuter(free, w, w);
    }
    damped.set(free);
    damped.m00 += STIFF;
    damped.m11 += STIFF;
    damped.m22 += STIFF;
    free.mul(damped.invert());
  }

  Matrix3dc projector() {
    return free;
  }

  private void column(int k) {
    v.set(arm.jacobian(0, k), arm.jacobian(1, k), arm.jacobian(2, k));
    w.set(arm.jacobian(3, k), arm.jacobian(4, k), arm.jacobian(5, k));
  }

  /// `sum += a b'`.
  private static void addOuter(Matrix3d sum, Vector3d a, Vector3d b) {
    sum.m00 += a.x * b.x;
    sum.m01 += a.y * b.x;
    sum.m02 += a.z * b.x;
    sum.m10 += a.x * b.y;
    sum.m11 += a.y * b.y;
    sum.m12 += a.z * b.y;
    sum.m20 += a.x * b.z;
    sum.m21 += a.y * b.z;
    sum.m22 += a.z * b.z;
  }
}
