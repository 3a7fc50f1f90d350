package dev.sinew.runtime.kinematics;

import org.joml.Matrix4dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/// Capsules that contain a primitive shape. Poses are the shape's in the link's frame; metres.
final class CapsuleFit {

  private static final int HALVINGS = 50;

  private CapsuleFit() {}

  /// Same axis, same radius; the caps stand out at both ends.
  ///
  /// @param length along z, centred
  static Capsule cylinder(String link, Matrix4dc pose, double radius, double length) {
    return along(link, pose, new Vector3d(0, 0, length / 2), radius);
  }

  static Capsule sphere(String link, Matrix4dc pose, double radius) {
    return along(link, pose, new Vector3d(), radius);
  }

  /// Along the longest edge; of those through all eight corners the one of least volume.
  ///
  /// With `h` half the longest edge, `c` half the diagonal across, and the segment ending `e`
  /// before the face, the radius is `r = sqrt(c^2 + e^2)` and the volume, over pi,
  /// `2 (h - e) r^2 + 4/3 r^3`; its derivative `-2 r^2 + 4 e (h - e + r)` is negative at `e = 0`
  /// and positive at `e = h`.
  ///
  /// @param size full edge lengths
  static Capsule box(String link, Matrix4dc pose, Vector3dc size) {
    int longest = size.maxComponent();
    double h = Math.abs(size.get(longest)) / 2;
    Vector3d across = new Vector3d(size).div(2).setComponent(longest, 0);
    double c = across.length();
    double low = 0;
    double high = h;
    for (int i = 0; i < HALVINGS; i++) {
      double e = (low + high) / 2;
      double r = Math.hypot(c, e);
      if (-2 * r * r + 4 * e * (h - e + r) < 0) low = e;
      else high = e;
    }
    return along(link, pose, new Vector3d().setComponent(longest, h - low), Math.hypot(c, low));
  }

  /// @param end one end of the segment in the shape's frame; the other is opposite
  private static Capsule along(String link, Matrix4dc pose, Vector3d end, double radius) {
    Vector3d a = pose.transformPosition(new Vector3d(end).negate());
    Vector3d b = pose.transformPosition(new Vector3d(end));
    return new Capsule(link, a.x, a.y, a.z, b.x, b.y, b.z, radius);
  }
}
