package dev.sinew.runtime.kinematics;

import dev.sinew.runtime.kinematics.BodyTree.Body;
import org.joml.Matrix4dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/// How far a joint's motion can carry a point, over all configurations.
///
/// The velocity that a revolute joint gives to a point is the joint's rate times the point's
/// distance from its axis; a prismatic joint gives its own rate (Siciliano et al., Robotics,
/// section 3.1). Along any motion that stays within the limits of the prismatic joints a point's
/// path, and with it its displacement, is therefore no longer than the sum over the joints of
/// (greatest distance from the axis) * |joint's path|. The greatest distance is bounded by the
/// triangle inequality over the anchors in between.
final class Reach {

  private Reach() {}

  /// Bounds relative to a body that the point's own body hangs on: only joints in between count.
  ///
  /// @param point in the frame of `body`
  /// @return per joint of the robot, m per rad or per m
  static double[] of(BodyTree tree, int body, int ancestor, Vector3dc point) {
    double[] reach = new double[tree.dof()];
    Vector3d inner = new Vector3d(point);
    double beyond = 0;
    for (int b = body; b != ancestor; b = tree.bodies().get(b).parent()) {
      Body joint = tree.bodies().get(b);
      double lever = joint.prismatic() ? 1 : Math.hypot(inner.x, inner.y) + beyond;
      reach[joint.driver()] += Math.abs(joint.multiplier()) * lever;
      beyond += fromAnchor(joint, inner);
      joint.anchor().getTranslation(inner);
    }
    return reach;
  }

  /// As [#of(BodyTree, int, int, Vector3dc)], for every point of a segment: at any one
  /// configuration the distance from a line is convex along the segment, so an end is the worst.
  static double[] of(BodyTree tree, Capsule capsule, int ancestor) {
    int body = tree.bodyOf(capsule.link());
    Matrix4dc pose = tree.poseInBody(capsule.link());
    Vector3d a = new Vector3d(capsule.ax(), capsule.ay(), capsule.az());
    Vector3d b = new Vector3d(capsule.bx(), capsule.by(), capsule.bz());
    double[] reach = of(tree, body, ancestor, pose.transformPosition(a));
    double[] other = of(tree, body, ancestor, pose.transformPosition(b));
    for (int i = 0; i < reach.length; i++) reach[i] = Math.max(reach[i], other[i]);
    return reach;
  }

  /// Greatest distance between a body's anchor and a point of the body. Convex in a slide: one of
  /// its ends is the farthest.
  private static double fromAnchor(Body joint, Vector3dc point) {
    if (!joint.prismatic()) return point.length();
    double across = Math.hypot(point.x(), point.y());
    return Math.max(
        Math.hypot(across, point.z() + joint.lower()),
        Math.hypot(across, point.z() + joint.upper()));
  }
}
