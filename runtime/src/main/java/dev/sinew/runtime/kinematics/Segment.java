package dev.sinew.runtime.kinematics;

import org.joml.Matrix4dc;
import org.joml.Vector3dc;

/// A segment that is moved about, or a point when both ends are one. One owner.
final class Segment {

  /// Squared length, m^2, below which a segment counts as its first end: 1 nm.
  private static final double POINT = 1e-18;

  double ax;
  double ay;
  double az;
  double bx;
  double by;
  double bz;

  Segment(Vector3dc a, Vector3dc b) {
    ax = a.x();
    ay = a.y();
    az = a.z();
    bx = b.x();
    by = b.y();
    bz = b.z();
  }

  /// Becomes another segment, taken from a frame whose pose is given.
  void place(Matrix4dc pose, Segment in) {
    ax = pose.m00() * in.ax + pose.m10() * in.ay + pose.m20() * in.az + pose.m30();
    ay = pose.m01() * in.ax + pose.m11() * in.ay + pose.m21() * in.az + pose.m31();
    az = pose.m02() * in.ax + pose.m12() * in.ay + pose.m22() * in.az + pose.m32();
    bx = pose.m00() * in.bx + pose.m10() * in.by + pose.m20() * in.bz + pose.m30();
    by = pose.m01() * in.bx + pose.m11() * in.by + pose.m21() * in.bz + pose.m31();
    bz = pose.m02() * in.bx + pose.m12() * in.by + pose.m22() * in.bz + pose.m32();
  }

  /// Least distance between the points of two segments, NaN when an end is. C. Ericson, Real-Time
  /// Collision Detection (2005), section 5.1.9.
  double distance(Segment other) {
    double ux = bx - ax;
    double uy = by - ay;
    double uz = bz - az;
    double vx = other.bx - other.ax;
    double vy = other.by - other.ay;
    double vz = other.bz - other.az;
    double rx = ax - other.ax;
    double ry = ay - other.ay;
    double rz = az - other.az;
    double a = ux * ux + uy * uy + uz * uz;
    double b = ux * vx + uy * vy + uz * vz;
    double c = ux * rx + uy * ry + uz * rz;
    double e = vx * vx + vy * vy + vz * vz;
    double f = vx * rx + vy * ry + vz * rz;
    double s = 0;
    double t = 0;
    if (a <= POINT) {
      if (e > POINT) t = unit(f / e);
    } else if (e <= POINT) {
      s = unit(-c / a);
    } else {
      double parallel = a * e - b * b;
      if (parallel != 0) s = unit((b * f - c * e) / parallel);
      t = (b * s + f) / e;
      if (t < 0) {
        t = 0;
        s = unit(-c / a);
      } else if (t > 1) {
        t = 1;
        s = unit((b - c) / a);
      }
    }
    double x = rx + s * ux - t * vx;
    double y = ry + s * uy - t * vy;
    double z = rz + s * uz - t * vz;
    return Math.sqrt(x * x + y * y + z * z);
  }

  private static double unit(double value) {
    return Math.min(Math.max(value, 0), 1);
  }
}
