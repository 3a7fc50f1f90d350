package dev.sinew.drivers.sim.so101;

import java.util.Arrays;
import org.joml.Matrix4dc;

/// What contacts do to the arm in one step: the torque about every joint, and the wrench at the
/// wrist. Joint `i` turns about the z axis of link `i + 1`, so a force at a point loads it by `axis
/// . ((point - origin) x force)`.
final class Load {

  private final Figure figure;
  private final double[] torque = new double[So101.DOF];
  private final double[] force = new double[3];
  private final double[] moment = new double[3];

  Load(Figure figure) {
    this.figure = figure;
  }

  void clear() {
    Arrays.fill(torque, 0);
    Arrays.fill(force, 0);
    Arrays.fill(moment, 0);
  }

  /// A force on the arm, in the base frame.
  ///
  /// @param link that is touched
  void add(int link, double x, double y, double z, double fx, double fy, double fz) {
    for (int i = 0; i < link && i < So101.DOF; i++) {
      Matrix4dc frame = figure.link(i + 1);
      double rx = x - frame.m30();
      double ry = y - frame.m31();
      double rz = z - frame.m32();
      torque[i] +=
          frame.m20() * (ry * fz - rz * fy)
              + frame.m21() * (rz * fx - rx * fz)
              + frame.m22() * (rx * fy - ry * fx);
    }
    if (link < So101.GRIPPER) return;
    Matrix4dc wrist = figure.link(So101.GRIPPER);
    double rx = x - wrist.m30();
    double ry = y - wrist.m31();
    double rz = z - wrist.m32();
    force[0] += fx;
    force[1] += fy;
    force[2] += fz;
    moment[0] += ry * fz - rz * fy;
    moment[1] += rz * fx - rx * fz;
    moment[2] += rx * fy - ry * fx;
  }

  /// Nm, one per joint; the buffer itself.
  double[] torque() {
    return torque;
  }

  /// Force and moment on the gripper about the origin of its frame, in that frame.
  ///
  /// @param out 6 values, N and Nm
  void wrench(double[] out) {
    Matrix4dc wrist = figure.link(So101.GRIPPER);
    turnedBack(wrist, force, out, 0);
    turnedBack(wrist, moment, out, 3);
  }

  private static void turnedBack(Matrix4dc frame, double[] v, double[] out, int at) {
    out[at] = frame.m00() * v[0] + frame.m01() * v[1] + frame.m02() * v[2];
    out[at + 1] = frame.m10() * v[0] + frame.m11() * v[1] + frame.m12() * v[2];
    out[at + 2] = frame.m20() * v[0] + frame.m21() * v[1] + frame.m22() * v[2];
  }
}
