package dev.sinew.drivers.sim.so101;

import org.joml.Matrix4d;
import org.joml.Matrix4dc;

/// A view's projection, wherever its mount is now. One owner; no allocation after construction.
final class Lens {

  /// Nothing nearer is seen, m.
  static final double NEAREST = 0.005;

  private final View view;
  private final double focal;
  private final Matrix4d inMount;
  private final Matrix4d pose = new Matrix4d();
  private final Matrix4d toCamera = new Matrix4d();

  Lens(View view) {
    this.view = view;
    focal = view.spec().height() / 2.0 / Math.tan(Math.toRadians(view.fieldOfViewDeg()) / 2);
    inMount = inMount(view);
  }

  /// Camera axes: x right, y down, z into the picture.
  private static Matrix4d inMount(View view) {
    double[] e = view.eye();
    double[] at = view.lookAt();
    double[] z = unit(new double[] {at[0] - e[0], at[1] - e[1], at[2] - e[2]});
    double[] x = unit(View.cross(z, view.up()));
    double[] y = View.cross(z, x);
    return new Matrix4d(
        x[0], x[1], x[2], 0, y[0], y[1], y[2], 0, z[0], z[1], z[2], 0, e[0], e[1], e[2], 1);
  }

  private static double[] unit(double[] v) {
    double length = View.length(v);
    return new double[] {v[0] / length, v[1] / length, v[2] / length};
  }

  /// Goes where the mount is.
  void follow(Figure figure) {
    if (view.onGripper()) figure.link(So101.GRIPPER).mul(inMount, pose);
    else pose.set(inMount);
    pose.invertAffine(toCamera);
  }

  int width() {
    return view.spec().width();
  }

  int height() {
    return view.spec().height();
  }

  /// px
  double focal() {
    return focal;
  }

  /// Camera to base.
  Matrix4dc pose() {
    return pose;
  }

  /// Base to camera.
  Matrix4dc toCamera() {
    return toCamera;
  }

  /// @param pixel receives x and y, px from the top left corner
  /// @return false when the point is not in front of the lens
  boolean project(double x, double y, double z, double[] pixel) {
    Matrix4dc m = toCamera;
    double depth = m.m02() * x + m.m12() * y + m.m22() * z + m.m32();
    if (!(depth > NEAREST)) return false;
    double right = m.m00() * x + m.m10() * y + m.m20() * z + m.m30();
    double down = m.m01() * x + m.m11() * y + m.m21() * z + m.m31();
    pixel[0] = width() / 2.0 + focal * right / depth;
    pixel[1] = height() / 2.0 + focal * down / depth;
    return true;
  }
}
