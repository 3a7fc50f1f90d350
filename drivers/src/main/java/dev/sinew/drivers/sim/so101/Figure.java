package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.kinematics.ForwardKinematics;
import org.joml.Matrix4d;
import org.joml.Matrix4dc;

/// Where all links of the arm are at one set of joint positions. One owner; [#set] allocates
/// nothing.
final class Figure {

  private final ForwardKinematics kinematics = new ForwardKinematics(So101.MODEL, So101.names());
  private final Matrix4d[] links = new Matrix4d[So101.LINKS];

  Figure() {
    for (int i = 0; i < links.length; i++) links[i] = new Matrix4d();
  }

  /// @param positions rad, one per joint
  void set(double[] positions) {
    kinematics.update(positions);
    for (int i = 0; i < links.length; i++) kinematics.pose(i, links[i]);
  }

  /// Pose of a link's frame in the base frame; rewritten by [#set].
  Matrix4dc link(int link) {
    return links[link];
  }
}
