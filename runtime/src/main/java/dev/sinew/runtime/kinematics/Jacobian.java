package dev.sinew.runtime.kinematics;

import dev.sinew.runtime.kinematics.BodyTree.Body;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joml.Matrix4dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/// How fast a point of a link moves, and how fast the link turns, per unit of each joint's speed:
/// the geometric Jacobian in the base frame.
///
/// A revolute joint with axis `z` through `o` gives the point `p` the velocity `z x (p - o)` and
/// the link the angular velocity `z`; a prismatic one gives `z` and nothing (Siciliano et al.,
/// Robotics, section 3.1.3). A joint that mimics adds to the column of the one that it follows.
///
/// **Threads.** One owner, that of the arm; allocates nothing after construction.
public final class Jacobian {

  /// vx, vy, vz in m/s and wx, wy, wz in rad/s, per rad/s or m/s of a joint.
  public static final int ROWS = 6;

  private final ForwardKinematics arm;
  private final int dof;
  private final Vector3dc point;
  private final int body;
  private final int[] chain;
  private final int[] driver;
  private final double[] multiplier;
  private final boolean[] prismatic;
  private final double[] values;
  private final Vector3d at = new Vector3d();

  /// @param link index in [KinematicModel#links]
  /// @param pointInLink m
  public Jacobian(ForwardKinematics arm, int link, Vector3dc pointInLink) {
    this.arm = arm;
    dof = arm.dof();
    BodyTree tree = arm.tree();
    String name = arm.model().links().get(link).name();
    body = tree.bodyOf(name);
    point = tree.poseInBody(name).transformPosition(new Vector3d(pointInLink));
    List<Integer> above = new ArrayList<>();
    for (int b = body; b > 0; b = tree.bodies().get(b).parent()) above.add(b);
    chain = above.stream().mapToInt(Integer::intValue).toArray();
    List<Body> joints = above.stream().map(tree.bodies()::get).toList();
    driver = joints.stream().mapToInt(Body::driver).toArray();
    multiplier = joints.stream().mapToDouble(Body::multiplier).toArray();
    prismatic = new boolean[chain.length];
    for (int i = 0; i < chain.length; i++) prismatic[i] = joints.get(i).prismatic();
    values = new double[ROWS * dof];
  }

  /// Takes the arm as its last [ForwardKinematics#update] left it; NaN where that was unusable.
  public void update() {
    Arrays.fill(values, 0);
    arm.body(body).transformPosition(point, at);
    for (int i = 0; i < chain.length; i++) {
      Matrix4dc joint = arm.body(chain[i]);
      double zx = joint.m20() * multiplier[i];
      double zy = joint.m21() * multiplier[i];
      double zz = joint.m22() * multiplier[i];
      if (prismatic[i]) add(driver[i], zx, zy, zz, 0, 0, 0);
      else turn(driver[i], joint, zx, zy, zz);
    }
  }

  /// Of the last [#update].
  ///
  /// @param row 0 to 5, as in [#ROWS]
  /// @param joint index in the robot's order
  public double get(int row, int joint) {
    return values[row * dof + joint];
  }

  /// Whether a joint moves the link in some configuration.
  public boolean moves(int joint) {
    for (int d : driver) {
      if (d == joint) return true;
    }
    return false;
  }

  private void turn(int column, Matrix4dc joint, double zx, double zy, double zz) {
    double x = at.x - joint.m30();
    double y = at.y - joint.m31();
    double z = at.z - joint.m32();
    add(column, zy * z - zz * y, zz * x - zx * z, zx * y - zy * x, zx, zy, zz);
  }

  private void add(int column, double vx, double vy, double vz, double wx, double wy, double wz) {
    values[column] += vx;
    values[dof + column] += vy;
    values[2 * dof + column] += vz;
    values[3 * dof + column] += wx;
    values[4 * dof + column] += wy;
    values[5 * dof + column] += wz;
  }
}
