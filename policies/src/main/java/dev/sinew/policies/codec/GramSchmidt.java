package dev.sinew.policies.codec;

import org.joml.Matrix3d;
import org.joml.Vector3d;

/// Two vectors to a rotation (Zhou et al. 2019, equation 15).
final class GramSchmidt {

  private GramSchmidt() {}

  /// Columns `b1 = a1 / |a1|`, `b2` along what of `a2` is perpendicular to it, and `b1 x b2`; NaN
  /// when either vanishes. The arguments are written to.
  static Matrix3d columns(Vector3d a1, Vector3d a2) {
    Vector3d b1 = unit(a1);
    Vector3d b2 = unit(new Vector3d(b1).mul(-b1.dot(a2)).add(a2));
    return new Matrix3d(b1, b2, new Vector3d(b1).cross(b2));
  }

  private static Vector3d unit(Vector3d v) {
    return v.div(Direction.length(v.length()));
  }
}
