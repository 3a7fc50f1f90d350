package dev.sinew.runtime.kinematics;

import dev.sinew.runtime.kinematics.BodyTree.Body;
import java.util.Arrays;
import java.util.List;
import org.joml.Matrix4d;
import org.joml.Matrix4dc;
import org.joml.Vector3d;

/// Poses of all links from joint positions.
///
/// **Threads.** One owner. [#update] and [#pose] allocate nothing.
public final class ForwardKinematics {

  /// Doubles per pose: the columns x, y, z of the rotation, then the position.
  private static final int POSE = 12;

  private final BodyTree tree;
  private final int dof;
  private final int[] parent;
  private final int[] driver;
  private final boolean[] prismatic;
  private final double[] multiplier;
  private final double[] offset;
  private final double[] anchors;
  private final double[] poses;
  private final int[] linkBody;
  private final Matrix4dc[] linkPose;

  /// All poses are NaN until the first [#update].
  ///
  /// @param joints names in the robot's joint order: every joint of the model that moves and does
  ///     not mimic another
  /// @throws IllegalArgumentException when they are not those
  public ForwardKinematics(KinematicModel model, List<String> joints) {
    tree = new BodyTree(model, joints);
    dof = joints.size();
    List<Body> bodies = tree.bodies();
    parent = bodies.stream().mapToInt(Body::parent).toArray();
    driver = bodies.stream().mapToInt(Body::driver).toArray();
    prismatic = new boolean[bodies.size()];
    multiplier = bodies.stream().mapToDouble(Body::multiplier).toArray();
    offset = bodies.stream().mapToDouble(Body::offset).toArray();
    anchors = new double[bodies.size() * POSE];
    poses = new double[bodies.size() * POSE];
    Arrays.fill(poses, Double.NaN);
    for (int b = 0; b < bodies.size(); b++) {
      prismatic[b] = bodies.get(b).prismatic();
      flatten(bodies.get(b).anchor(), anchors, b * POSE);
    }
    linkBody = model.links().stream().mapToInt(l -> tree.bodyOf(l.name())).toArray();
    linkPose = model.links().stream().map(l -> tree.poseInBody(l.name())).toArray(Matrix4dc[]::new);
  }

  public KinematicModel model() {
    return tree.model();
  }

  /// Joints of the robot.
  public int dof() {
    return dof;
  }

  /// Takes new joint positions. When they are not as many as the robot's joints, or one is not
  /// finite, all poses become NaN, so that whatever is checked with them fails.
  ///
  /// @param positions rad or m, in the robot's order
  public void update(double[] positions) {
    if (!usable(positions)) {
      Arrays.fill(poses, Double.NaN);
      return;
    }
    System.arraycopy(anchors, 0, poses, 0, POSE);
    for (int b = 1; b < parent.length; b++) {
      double position = multiplier[b] * positions[driver[b]] + offset[b];
      anchor(parent[b] * POSE, b * POSE);
      if (prismatic[b]) slide(b * POSE, position);
      else turn(b * POSE, position);
    }
  }

  /// Pose of a link's frame in the base frame, at the last [#update].
  ///
  /// @param link index in [KinematicModel#links]
  /// @param out rewritten
  public void pose(int link, Matrix4d out) {
    int p = linkBody[link] * POSE;
    out.set(
            poses[p],
            poses[p + 1],
            poses[p + 2],
            0,
            poses[p + 3],
            poses[p + 4],
            poses[p + 5],
            0,
            poses[p + 6],
            poses[p + 7],
            poses[p + 8],
            0,
            poses[p + 9],
            poses[p + 10],
            poses[p + 11],
            1)
        .mul(linkPose[link]);
  }

  /// How far, at most, a point rigid on a link moves per unit of one joint's motion, whatever the
  /// configuration: |displacement| <= sum over the joints of reach * |joint's displacement|, as
  /// long as prismatic joints stay within their limits. Allocates; for start-up.
  ///
  /// @param joint index in the robot's order
  /// @param link index in [KinematicModel#links]
  /// @param x the point in the link's frame, m; so are y and z
  /// @return m/rad for a revolute joint, m/m for a prismatic one
  public double reach(int joint, int link, double x, double y, double z) {
    Vector3d point = linkPose[link].transformPosition(new Vector3d(x, y, z));
    return Reach.of(tree, linkBody[link], 0, point)[joint];
  }

  BodyTree tree() {
    return tree;
  }

  /// Takes a point from a body's frame to the base frame.
  void transform(int body, double[] from, double[] to, int at) {
    int p = body * POSE;
    double x = from[at];
    double y = from[at + 1];
    double z = from[at + 2];
    for (int i = 0; i < 3; i++) {
      to[at + i] =
          poses[p + i] * x + poses[p + 3 + i] * y + poses[p + 6 + i] * z + poses[p + 9 + i];
    }
  }

  private boolean usable(double[] positions) {
    if (positions.length != dof) return false;
    for (int i = 0; i < dof; i++) {
      if (!Double.isFinite(positions[i])) return false;
    }
    return true;
  }

  /// `pose = parent's pose * anchor`.
  private void anchor(int p, int b) {
    for (int i = 0; i < 3; i++) {
      double x = poses[p + i];
      double y = poses[p + 3 + i];
      double z = poses[p + 6 + i];
      poses[b + i] = x * anchors[b] + y * anchors[b + 1] + z * anchors[b + 2];
      poses[b + 3 + i] = x * anchors[b + 3] + y * anchors[b + 4] + z * anchors[b + 5];
      poses[b + 6 + i] = x * anchors[b + 6] + y * anchors[b + 7] + z * anchors[b + 8];
      poses[b + 9 + i] =
          x * anchors[b + 9] + y * anchors[b + 10] + z * anchors[b + 11] + poses[p + 9 + i];
    }
  }

  /// `pose = pose * Rz(angle)`.
  private void turn(int b, double angle) {
    double sin = Math.sin(angle);
    double cos = Math.cos(angle);
    for (int i = 0; i < 3; i++) {
      double x = poses[b + i];
      double y = poses[b + 3 + i];
      poses[b + i] = cos * x + sin * y;
      poses[b + 3 + i] = cos * y - sin * x;
    }
  }

  /// `pose = pose * Tz(distance)`.
  private void slide(int b, double distance) {
    for (int i = 0; i < 3; i++) poses[b + 9 + i] += distance * poses[b + 6 + i];
  }

  private static void flatten(Matrix4dc pose, double[] out, int at) {
    double[] columns = pose.get(new double[16]);
    for (int i = 0; i < 4; i++) System.arraycopy(columns, 4 * i, out, at + 3 * i, 3);
  }
}
