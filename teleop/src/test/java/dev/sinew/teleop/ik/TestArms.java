package dev.sinew.teleop.ik;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.kinematics.DenavitHartenberg;
import dev.sinew.runtime.kinematics.Joint;
import dev.sinew.runtime.kinematics.KinematicModel;
import dev.sinew.runtime.kinematics.Link;
import dev.sinew.runtime.kinematics.Urdf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Assumptions;

/// Arms to test with, and what a robot with their joints would be.
public final class TestArms {

  private static final double RIGHT = Math.PI / 2;

  private TestArms() {}

  /// @param reach how far a path of the acceptance test goes, m
  public record TestArm(
      String name,
      KinematicModel model,
      String tip,
      double reach,
      double speed,
      double acceleration) {

    public RobotSpec robot() {
      List<JointSpec> joints = new ArrayList<>();
      for (Joint joint : model.joints()) {
        if (joint.kind() == Joint.Kind.FIXED) continue;
        boolean slides = joint.kind() == Joint.Kind.PRISMATIC;
        joints.add(
            new JointSpec(
                joint.name(),
                slides ? Unit.METRE : Unit.RADIAN,
                joint.limits().lower(),
                joint.limits().upper(),
                slides ? speed / 4 : speed,
                slides ? acceleration / 4 : acceleration,
                Double.POSITIVE_INFINITY));
      }
      return new RobotSpec(name, joints, 10_000_000);
    }
  }

  /// Universal Robots, "DH parameters for calculations of kinematics and dynamics", UR5e; 2 rad/s
  /// as the measurement that this one repeats.
  public static TestArm ur5e() {
    KinematicModel model =
        DenavitHartenberg.classic(
            List.of(
                row(0, .1625, RIGHT, -6.2832, 6.2832),
                row(-.425, 0, 0, -6.2832, 6.2832),
                row(-.3922, 0, 0, -3.1416, 3.1416),
                row(0, .1333, RIGHT, -6.2832, 6.2832),
                row(0, .0997, -RIGHT, -6.2832, 6.2832),
                row(0, .0996, 0, -6.2832, 6.2832)));
    return new TestArm("UR5e", model, "link6", 0.45, 2, 40);
  }

  /// Franka Panda: petercorke/robotics-toolbox-python, commit a9ed8d45 (MIT).
  public static TestArm panda() {
    KinematicModel model =
        DenavitHartenberg.modified(
            List.of(
                row(0, .333, 0, -2.8973, 2.8973),
                row(0, 0, -RIGHT, -1.7628, 1.7628),
                row(0, .316, RIGHT, -2.8973, 2.8973),
                row(.0825, 0, RIGHT, -3.0718, -.0698),
                row(-.0825, .384, -RIGHT, -2.8973, 2.8973),
                row(0, 0, RIGHT, -.0175, 3.7525),
                row(.088, .107, RIGHT, -2.8973, 2.8973)));
    return new TestArm("Panda", model, "link7", 0.45, 2, 15);
  }

  /// The SO-101 as its makers describe it (TheRobotStudio/SO-ARM100, commit fda892cb), where that
  /// file is on this machine.
  public static TestArm so101() {
    Path root = Path.of(System.getProperty("sinew.root", ".")).toAbsolutePath();
    Path urdf = null;
    for (Path at = root; at != null && urdf == null; at = at.getParent()) {
      Path there = at.resolveSibling("shared").resolve("data/so101-model/so101_new_calib.urdf");
      if (Files.isRegularFile(there)) urdf = there;
    }
    Assumptions.assumeTrue(urdf != null, "no so101-model next to the project");
    return new TestArm("SO-101", Urdf.read(urdf), "gripper_frame_link", 0.2, 3, 60);
  }

  /// Five joints as cheap arms have them: pan, three in a plane, roll.
  public static TestArm five() {
    List<Link> links = new ArrayList<>(List.of(Link.bare("link0")));
    List<Joint> joints = new ArrayList<>();
    Vector3d z = new Vector3d(0, 0, 1);
    Vector3d y = new Vector3d(0, 1, 0);
    Vector3d x = new Vector3d(1, 0, 0);
    hang(links, joints, 0, 0, 0.1, z, -1.9, 1.9);
    hang(links, joints, 0, 0, 0.1, y, -1.7, 1.7);
    hang(links, joints, 0.12, 0, 0.02, y, -1.7, 1.7);
    hang(links, joints, 0.13, 0, 0, y, -1.7, 1.7);
    hang(links, joints, 0.06, 0, 0, x, -2.7, 2.7);
    links.add(Link.bare("tip"));
    joints.add(Joint.fixed("tool", "link5", "tip", new Matrix4d().translate(0.1, 0, 0)));
    return new TestArm("five", new KinematicModel(links, joints), "tip", 0.2, 3, 60);
  }

  /// Three slides and a wrist of three turns.
  public static TestArm gantry() {
    List<Link> links = new ArrayList<>(List.of(Link.bare("link0")));
    List<Joint> joints = new ArrayList<>();
    Vector3d z = new Vector3d(0, 0, 1);
    Vector3d y = new Vector3d(0, 1, 0);
    Vector3d x = new Vector3d(1, 0, 0);
    Vector3d[] axes = {x, y, z};
    for (Vector3d axis : axes) slide(links, joints, axis);
    hang(links, joints, 0, 0, -0.1, z, -3, 3);
    hang(links, joints, 0, 0, 0, y, -2, 2);
    hang(links, joints, 0, 0, -0.1, x, -2, 2);
    return new TestArm("gantry", new KinematicModel(links, joints), "link6", 0.5, 2, 30);
  }

  private static void slide(List<Link> links, List<Joint> joints, Vector3d axis) {
    add(links, joints, Joint.Kind.PRISMATIC, new Matrix4d(), axis, -0.4, 0.4);
  }

  private static void hang(
      List<Link> links,
      List<Joint> joints,
      double x,
      double y,
      double z,
      Vector3d axis,
      double min,
      double max) {
    Matrix4d origin = new Matrix4d().translate(x, y, z);
    add(links, joints, Joint.Kind.REVOLUTE, origin, axis, min, max);
  }

  private static void add(
      List<Link> links,
      List<Joint> joints,
      Joint.Kind kind,
      Matrix4d origin,
      Vector3d axis,
      double min,
      double max) {
    int i = links.size();
    links.add(Link.bare("link" + i));
    Joint.Limits limits = new Joint.Limits(min, max, 10, 10);
    joints.add(
        new Joint(
            "joint" + i,
            kind,
            "link" + (i - 1),
            "link" + i,
            origin,
            axis,
            limits,
            Optional.empty()));
  }

  private static DenavitHartenberg.Row row(
      double a, double d, double alpha, double min, double max) {
    return new DenavitHartenberg.Row(a, d, alpha, 0, new Joint.Limits(min, max, 10, 10));
  }
}
