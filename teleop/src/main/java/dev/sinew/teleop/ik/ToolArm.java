package dev.sinew.teleop.ik;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.kinematics.ForwardKinematics;
import dev.sinew.runtime.kinematics.Jacobian;
import dev.sinew.runtime.kinematics.Joint;
import dev.sinew.runtime.kinematics.KinematicModel;
import dev.sinew.runtime.kinematics.Link;
import java.util.List;
import java.util.stream.IntStream;
import org.joml.Matrix4d;
import org.joml.Matrix4dc;
import org.joml.Vector3d;

/// The joints of a robot that move its tool, and where the tool is. One owner; [#update] allocates
/// nothing.
///
/// Joints of the robot that the model does not know (a gripper of another maker) do not move the
/// tool; nor do those that hang beside it.
public final class ToolArm {

  private final ForwardKinematics arm;
  private final Jacobian jacobian;
  private final int link;
  private final Matrix4dc toolInLink;
  private final int[] known;
  private final int[] moving;
  private final int[] column;
  private final double[] positions;
  private final Matrix4d pose = new Matrix4d();

  /// @param link the one that the tool is on
  /// @param toolInLink the tool's frame in the link's
  /// @throws IllegalArgumentException when the link is unknown, a joint of the model moves that is
  ///     not the robot's, or no joint moves the tool; for people
  public ToolArm(KinematicModel model, RobotSpec robot, String link, Matrix4dc toolInLink) {
    List<String> inModel = model.joints().stream().map(Joint::name).toList();
    known =
        IntStream.range(0, robot.dof())
            .filter(i -> inModel.contains(robot.joints().get(i).name()))
            .toArray();
    List<String> names = IntStream.of(known).mapToObj(i -> robot.joints().get(i).name()).toList();
    mustKnow(model, link);
    for (int i : known) mustMeasure(model, robot, i);
    arm = new ForwardKinematics(model, names);
    this.link = model.linkIndex(link);
    this.toolInLink = new Matrix4d(toolInLink);
    jacobian = new Jacobian(arm, this.link, toolInLink.getTranslation(new Vector3d()));
    column = IntStream.range(0, known.length).filter(jacobian::moves).toArray();
    moving = IntStream.of(column).map(i -> known[i]).toArray();
    positions = new double[known.length];
    if (moving.length == 0)
      throw new IllegalArgumentException("no joint of the robot moves link '" + link + "'");
  }

  private static void mustKnow(KinematicModel model, String link) {
    List<String> links = model.links().stream().map(Link::name).toList();
    if (!links.contains(link))
      throw new IllegalArgumentException(
          "link '" + link + "' is unknown" + NearestKey.suggestion(link, links));
  }

  private static void mustMeasure(KinematicModel model, RobotSpec robot, int i) {
    String name = robot.joints().get(i).name();
    boolean slides = model.joint(name).kind() == Joint.Kind.PRISMATIC;
    Unit needed = slides ? Unit.METRE : Unit.RADIAN;
    if (robot.joints().get(i).unit() != needed)
      throw new IllegalArgumentException(
          "joint '%s' is in %s, but the model %s it: it would have to be in %s"
              .formatted(
                  name,
                  robot.joints().get(i).unit().symbol(),
                  slides ? "slides" : "turns",
                  needed.symbol()));
  }

  /// How many joints move the tool.
  public int size() {
    return moving.length;
  }

  /// Index of the `k`-th of them in the robot's order.
  public int joint(int k) {
    return moving[k];
  }

  /// What the `k`-th of them may do: as little as the robot's limits and the model's leave.
  ///
  /// @param share of the speeds that may be used, above 0
  public JointBound bound(RobotSpec robot, int k, double share) {
    JointSpec spec = robot.joints().get(moving[k]);
    return JointBound.of(spec, arm.model().joint(spec.name()), share);
  }

  /// @param robot joint positions in the robot's order
  public void update(double[] robot) {
    for (int i = 0; i < known.length; i++) positions[i] = robot[known[i]];
    arm.update(positions);
    arm.pose(link, pose);
    pose.mulAffine(toolInLink);
    jacobian.update();
  }

  /// The tool in the base frame at the last [#update]; rewritten by the next.
  public Matrix4dc pose() {
    return pose;
  }

  /// @param row 0 to 5: vx, vy, vz, wx, wy, wz of the tool in the base frame
  /// @param k one of the joints that move the tool
  double jacobian(int row, int k) {
    return jacobian.get(row, column[k]);
  }
}
