package dev.sinew.runtime.kinematics;

import dev.sinew.runtime.kinematics.BodyTree.Body;
import java.util.List;
import org.joml.Matrix4d;
import org.joml.Matrix4dc;
import org.joml.Vector3d;

/// Poses of all links from joint positions.
///
/// **Threads.** One owner. [#update] and [#pose] allocate nothing.
public final class ForwardKinematics {

  private static final double NAN = Double.NaN;
  private static final Matrix4dc NOWHERE =
      new Matrix4d(NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN);

  private final BodyTree tree;
  private final int dof;
  private final int[] parent;
  private final int[] driver;
  private final boolean[] prismatic;
  private final double[] multiplier;
  private final double[] offset;
  private final Matrix4dc[] anchors;
  private final Matrix4d[] bodies;
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
    List<Body> all = tree.bodies();
    parent = all.stream().mapToInt(Body::parent).toArray();
    driver = all.stream().mapToInt(Body::driver).toArray();
    prismatic = new boolean[parent.length];
    for (int b = 0; b < parent.length; b++) prismatic[b] = all.get(b).prismatic();
    multiplier = all.stream().mapToDouble(Body::multiplier).toArray();
    offset = all.stream().mapToDouble(Body::offset).toArray();
    anchors = all.stream().map(Body::anchor).toArray(Matrix4dc[]::new);
    bodies = all.stream().map(b -> new Matrix4d(NOWHERE)).toArray(Matrix4d[]::new);
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
    boolean usable = usable(positions);
    bodies[0].set(usable ? anchors[0] : NOWHERE);
    for (int b = 1; b < bodies.length; b++) {
      if (usable) place(b, multiplier[b] * positions[driver[b]] + offset[b]);
      else bodies[b].set(NOWHERE);
    }
  }

  /// Pose of a link's frame in the base frame, at the last [#update].
  ///
  /// @param link index in [KinematicModel#links]
  /// @param out rewritten
  public void pose(int link, Matrix4d out) {
    bodies[linkBody[link]].mul(linkPose[link], out);
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

  /// Pose of a body's frame in the base frame; rewritten by every [#update].
  Matrix4dc body(int body) {
    return bodies[body];
  }

  private boolean usable(double[] positions) {
    if (positions.length != dof) return false;
    for (int i = 0; i < dof; i++) {
      if (!Double.isFinite(positions[i])) return false;
    }
    return true;
  }

  private void place(int b, double position) {
    Matrix4d body = bodies[parent[b]].mulAffine(anchors[b], bodies[b]);
    if (prismatic[b]) body.translate(0, 0, position);
    else body.rotateZ(position);
  }
}
