package dev.sinew.policies.codec;

import org.joml.Matrix3dc;
import org.joml.Vector3d;

/// Angles of `R = Rz(yaw) Ry(pitch) Rx(roll)`.
final class RollPitchYaw {

  private RollPitchYaw() {}

  /// Roll, pitch, yaw in radians. At a pitch of a quarter turn, where only roll and yaw together
  /// are defined, yaw is what the matrix says and roll the rest (Day, Extracting Euler Angles from
  /// a Rotation Matrix), so that the angles give the matrix back everywhere.
  static Vector3d of(Matrix3dc r) {
    double yaw = Math.atan2(r.m01(), r.m00());
    double cos = Math.cos(yaw);
    double sin = Math.sin(yaw);
    double pitch = Math.atan2(-r.m02(), cos * r.m00() + sin * r.m01());
    double roll = Math.atan2(sin * r.m20() - cos * r.m21(), cos * r.m11() - sin * r.m10());
    return new Vector3d(roll, pitch, yaw);
  }
}
