package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.kinematics.Joint;
import dev.sinew.runtime.kinematics.KinematicModel;
import dev.sinew.runtime.kinematics.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4d;
import org.joml.Vector3d;

/// Kinematics and limits of the SO-101, from `so101_new_calib.urdf` (TheRobotStudio/SO-ARM100,
/// commit fda892cb, Apache-2.0).
///
/// Joint `i` turns link `i + 1` about the z axis of that link's frame.
final class So101 {

  static final int BASE = 0;
  static final int LOWER_ARM = 3;
  static final int WRIST = 4;
  static final int GRIPPER = 5;
  static final int JAW = 6;

  /// Between the tips of the jaws, fixed to the gripper.
  static final int TOOL = 7;

  static final int LINKS = 8;

  static final int PAN = 0;
  static final int LIFT = 1;
  static final int ELBOW = 2;
  static final int FLEX = 3;
  static final int ROLL = 4;
  static final int GRIP = 5;
  static final int DOF = 6;

  /// Folded over the base, jaws nearly closed, clear of the table.
  static final double[] REST = {0, -1.7, 1.3, 1.5, 0, 0};

  /// The URDF's velocity and effort are placeholders; these are the order of an STS3215 at 7.4 V.
  private static final double MAX_VELOCITY = 4;

  private static final double MAX_ACCELERATION = 40;
  private static final double MAX_JERK = 4000;

  private static final List<String> LINK_NAMES =
      List.of(
          "base_link",
          "shoulder_link",
          "upper_arm_link",
          "lower_arm_link",
          "wrist_link",
          "gripper_link",
          "moving_jaw_so101_v1_link",
          "gripper_frame_link");

  static final List<JointSpec> JOINTS =
      List.of(
          joint("shoulder_pan", -1.91986, 1.91986),
          joint("shoulder_lift", -1.74533, 1.74533),
          joint("elbow_flex", -1.69, 1.69),
          joint("wrist_flex", -1.65806, 1.65806),
          joint("wrist_roll", -2.74385, 2.84121),
          joint("gripper", -0.174533, 1.74533));

  static final KinematicModel MODEL =
      new KinematicModel(LINK_NAMES.stream().map(Link::bare).toList(), joints());

  private So101() {}

  static RobotSpec spec(String name, long servoPeriodNanos) {
    return new RobotSpec(name, JOINTS, servoPeriodNanos);
  }

  static List<String> names() {
    return JOINTS.stream().map(JointSpec::name).toList();
  }

  private static JointSpec joint(String name, double min, double max) {
    return new JointSpec(name, Unit.RADIAN, min, max, MAX_VELOCITY, MAX_ACCELERATION, MAX_JERK);
  }

  private static List<Joint> joints() {
    List<Joint> joints = new ArrayList<>();
    joints.add(hinge(PAN, 0.0388353, -8.97657e-9, 0.0624, 3.14159, 4.18253e-17, -3.14159));
    joints.add(hinge(LIFT, -0.0303992, -0.0182778, -0.0542, -1.5708, -1.5708, 0));
    joints.add(hinge(ELBOW, -0.11257, -0.028, 0, 0, 0, 1.5708));
    joints.add(hinge(FLEX, -0.1349, 0.0052, 0, 0, 0, -1.5708));
    joints.add(hinge(ROLL, 0, -0.0611, 0.0181, 1.5708, 0.0486795, 3.14159));
    joints.add(hinge(GRIP, 0.0202, 0.0188, -0.0234, 1.5708, -5.24284e-8, 0));
    Matrix4d tool = origin(-0.0079, -0.000218121, -0.0981274, 0, 3.14159, 0);
    String gripper = LINK_NAMES.get(GRIPPER);
    joints.add(Joint.fixed("gripper_frame_joint", gripper, LINK_NAMES.get(TOOL), tool));
    return joints;
  }

  private static Joint hinge(
      int joint, double x, double y, double z, double roll, double pitch, double yaw) {
    JointSpec spec = JOINTS.get(joint);
    return new Joint(
        spec.name(),
        Joint.Kind.REVOLUTE,
        LINK_NAMES.get(joint),
        LINK_NAMES.get(joint + 1),
        origin(x, y, z, roll, pitch, yaw),
        new Vector3d(0, 0, 1),
        new Joint.Limits(spec.min(), spec.max(), spec.maxVelocity(), Servos.TORQUE_NM[joint]),
        Optional.empty());
  }

  private static Matrix4d origin(
      double x, double y, double z, double roll, double pitch, double yaw) {
    return new Matrix4d().translation(x, y, z).rotateZ(yaw).rotateY(pitch).rotateX(roll);
  }
}
