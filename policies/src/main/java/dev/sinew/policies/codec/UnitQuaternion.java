package dev.sinew.policies.codec;

import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Quaterniond;

/// Rotation matrices and quaternions of length 1.
final class UnitQuaternion {

  private UnitQuaternion() {}

  /// @return NaN when the quaternion is zero
  static Matrix3d matrix(double x, double y, double z, double w) {
    Quaterniond q = new Quaterniond(x, y, z, w);
    return new Matrix3d().rotation(q.div(Direction.length(Math.sqrt(q.lengthSquared()))));
  }

  /// With w at or above 0.
  static Quaterniond of(Matrix3dc r) {
    Quaterniond q = r.getNormalizedRotation(new Quaterniond()).normalize();
    return q.w < 0 ? q.mul(-1) : q;
  }
}
