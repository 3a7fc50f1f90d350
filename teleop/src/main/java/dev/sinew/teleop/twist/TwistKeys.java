package dev.sinew.teleop.twist;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.kinematics.KinematicModel;
import dev.sinew.runtime.kinematics.Urdf;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.teleop.ik.IkSettings;
import dev.sinew.teleop.ik.InverseKinematics;
import dev.sinew.teleop.ik.JointBound;
import dev.sinew.teleop.ik.Leash;
import dev.sinew.teleop.ik.ToolArm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Matrix4d;

/// The keys of a device section that say how a twist moves the arm; a section that [TwistSchema#of]
/// a device's own schema was held against.
public final class TwistKeys {

  /// Until it is known how long a cycle takes.
  static final double PERIOD_SECONDS = 0.01;

  private static final String GRIPPER = "gripper";

  private final ConfigSection section;
  private final RobotSpec robot;

  public TwistKeys(ConfigSection section, RigSpec rig) {
    this.section = section;
    robot = rig.robot();
  }

  /// @throws dev.sinew.runtime.config.ConfigException when a key is missing or does not fit the
  ///     robot; one line with key, value and what would be right
  TwistMotion motion() {
    return section.text("motion", "hand").equals("hand") ? hand() : jog();
  }

  Optional<Gripper> gripper() {
    if (section.has(GRIPPER)) return Optional.of(gripper(section.section(GRIPPER)));
    return IntStream.range(0, robot.dof())
        .filter(i -> robot.joints().get(i).name().equals(GRIPPER))
        .mapToObj(i -> gripper(i, robot.joints().get(i).min(), robot.joints().get(i).max(), 1))
        .findFirst();
  }

  AxisHold hold() {
    return AxisHold.of(section.has("hold") ? section.texts("hold") : List.of());
  }

  SpeedSteps scales() {
    return new SpeedSteps(section.has("scales") ? section.numbers("scales") : new double[] {1});
  }

  private HandMotion hand() {
    for (String key : List.of("urdf", "tool")) {
      if (!section.has(key))
        throw section.problem(
            key, "is missing: moving the hand needs 'urdf' and 'tool'; 'motion: joints' does not");
    }
    ToolArm arm = arm();
    JointBound[] bounds = new JointBound[arm.size()];
    for (int k = 0; k < bounds.length; k++) bounds[k] = bound(arm, k);
    IkSettings settings = IkSettings.of(arm.size(), PERIOD_SECONDS);
    return new HandMotion(
        arm,
        new InverseKinematics(arm, robot.dof(), bounds, settings),
        new Leash(section.number("leash-m", 0.1), section.number("leash-rad", 0.5)),
        new HandSpeed(
            section.number("max-speed", 0.2),
            section.number("max-turn", 1),
            section.text("frame", "base").equals("tool"),
            section.number("heading", 0)));
  }

  private JointBound bound(ToolArm arm, int k) {
    try {
      return arm.bound(robot, k, share());
    } catch (IllegalArgumentException e) {
      String name = robot.joints().get(arm.joint(k)).name();
      throw section.problem(
          "urdf", "joint '" + name + "', with the robot's limits: " + e.getMessage());
    }
  }

  private ToolArm arm() {
    KinematicModel model = Urdf.read(section.resolve(section.text("urdf")));
    try {
      if (section.has("lock")) {
        ConfigSection lock = section.section("lock");
        for (String joint : lock.keys()) model = model.fixedAt(joint, lock.number(joint));
      }
      return new ToolArm(model, robot, section.text("tool"), offset());
    } catch (IllegalArgumentException e) {
      throw section.problem("urdf", section.text("urdf") + ": " + e.getMessage());
    }
  }

  private Matrix4d offset() {
    if (!section.has("tool-offset")) return new Matrix4d();
    double[] o = section.numbers("tool-offset");
    return new Matrix4d().translation(o[0], o[1], o[2]).rotateZYX(o[5], o[4], o[3]);
  }

  private JointJog jog() {
    List<String> names = new ArrayList<>();
    if (section.has("jog")) names.addAll(section.texts("jog"));
    else {
      int gripper = gripper().map(Gripper::joint).orElse(-1);
      for (int i = 0; i < robot.dof() && names.size() < 6; i++)
        if (i != gripper) names.add(robot.joints().get(i).name());
    }
    int[] joints = names.stream().mapToInt(name -> joint(section, "jog", name)).toArray();
    return new JointJog(robot, joints, share(), PERIOD_SECONDS);
  }

  private double share() {
    return section.number("joint-speed", 0.5);
  }

  private Gripper gripper(ConfigSection gripper) {
    int joint = joint(gripper, "joint", gripper.text("joint"));
    JointSpec spec = robot.joints().get(joint);
    double closed = gripper.number("closed", spec.min());
    double open = gripper.number("open", spec.max());
    mustBeWithin(gripper, "closed", closed, spec);
    mustBeWithin(gripper, "open", open, spec);
    if (closed == open) throw gripper.problem("open", open + " is where it is closed too");
    return gripper(joint, closed, open, gripper.number("seconds", 1));
  }

  private Gripper gripper(int joint, double closed, double open, double seconds) {
    JointSpec spec = robot.joints().get(joint);
    double speed = Math.min(Math.abs(open - closed) / seconds, spec.maxVelocity());
    double min = Math.min(closed, open);
    double max = Math.max(closed, open);
    return new Gripper(
        joint, closed, open, new JointBound(min, max, speed, spec.maxAcceleration()));
  }

  private static void mustBeWithin(
      ConfigSection section, String key, double value, JointSpec joint) {
    if (!(value >= joint.min() && value <= joint.max()))
      throw section.problem(
          key, value + " is outside " + joint.min() + " to " + joint.max() + " of " + joint.name());
  }

  private int joint(ConfigSection at, String key, String name) {
    List<String> names = robot.joints().stream().map(JointSpec::name).toList();
    int index = names.indexOf(name);
    if (index < 0)
      throw at.problem(
          key, "the robot has no joint '" + name + "'" + NearestKey.suggestion(name, names));
    return index;
  }
}
