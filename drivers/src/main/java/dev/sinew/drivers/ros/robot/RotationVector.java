package dev.sinew.drivers.ros.robot;

import org.joml.Quaterniond;
import org.joml.Vector3d;

/// Rotations as axis times angle, rad: the exponential map and its inverse (J. Solà, Quaternion
/// kinematics for the error-state Kalman filter, 2017). A rotation has many such vectors, whole
/// turns apart along its axis.
final class RotationVector {

  private static final double TURN = 2 * Math.PI;
  private static final double TINY = 1e-9;

  private RotationVector() {}

  /// The shortest one, at most half a turn.
  ///
  /// @param rotation of length 1
  static Vector3d of(Quaterniond rotation, Vector3d out) {
    double sign = rotation.w < 0 ? -1 : 1;
    out.set(rotation.x, rotation.y, rotation.z).mul(sign);
    double sine = out.length();
    double angle = 2 * Math.atan2(sine, sign * rotation.w);
    return out.mul(sine < TINY ? 2 : angle / sine);
  }

  static Quaterniond quaternion(double x, double y, double z, Quaterniond out) {
    double angle = Math.sqrt(x * x + y * y + z * z);
    if (angle < TINY) return out.set(x / 2, y / 2, z / 2, 1).normalize();
    return out.rotationAxis(angle, x, y, z);
  }

  /// The one of the same rotation that is nearest to another vector.
  static Vector3d nearest(Vector3d vector, Vector3d to) {
    double angle = vector.length();
    Vector3d axis = angle < TINY ? new Vector3d(to) : new Vector3d(vector);
    if (axis.length() < TINY) return vector;
    axis.normalize();
    double along = angle < TINY ? 0 : angle;
    double turns = Math.rint((axis.dot(to) - along) / TURN);
    return turns == 0 ? vector : vector.set(axis).mul(along + turns * TURN);
  }
}
