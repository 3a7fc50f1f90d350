package dev.sinew.runtime.schedule;

/// Unit quaternions (w, x, y, z) in arrays of four. No allocation.
///
/// Source: Sola, "Quaternion kinematics for the error-state Kalman filter", 2017, sections 2.4
/// (exponential and logarithm) and 2.7 (spherical interpolation).
final class Rotation {

  private static final double TINY = 1e-9;

  private Rotation() {}

  /// `out = a * inverse(b)`.
  static void relative(double[] a, double[] b, double[] out) {
    double w = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
    double x = -a[0] * b[1] + a[1] * b[0] - a[2] * b[3] + a[3] * b[2];
    double y = -a[0] * b[2] + a[1] * b[3] + a[2] * b[0] - a[3] * b[1];
    double z = -a[0] * b[3] - a[1] * b[2] + a[2] * b[1] + a[3] * b[0];
    set(out, w, x, y, z);
  }

  /// `out = a * b`; `out` may be one of them.
  static void product(double[] a, double[] b, double[] out) {
    double w = a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3];
    double x = a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2];
    double y = a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1];
    double z = a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0];
    set(out, w, x, y, z);
  }

  /// The rotation vector, radians, of the shorter way round: in place, as (0, x, y, z).
  static void log(double[] q) {
    double sine = Math.sqrt(q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    double sign = q[0] < 0 ? -1 : 1;
    double factor = sign * (sine < TINY ? 2 : 2 * Math.atan2(sine, sign * q[0]) / sine);
    set(q, 0, factor * q[1], factor * q[2], factor * q[3]);
  }

  /// The quaternion of `scale` times a rotation vector (0, x, y, z): in place.
  static void exp(double[] v, double scale) {
    double x = scale * v[1];
    double y = scale * v[2];
    double z = scale * v[3];
    double angle = Math.sqrt(x * x + y * y + z * z);
    double factor = angle < TINY ? 0.5 : Math.sin(angle / 2) / angle;
    set(v, Math.cos(angle / 2), factor * x, factor * y, factor * z);
  }

  static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
  }

  private static void set(double[] out, double w, double x, double y, double z) {
    out[0] = w;
    out[1] = x;
    out[2] = y;
    out[3] = z;
  }
}
