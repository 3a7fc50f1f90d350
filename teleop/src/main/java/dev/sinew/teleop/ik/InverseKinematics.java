package dev.sinew.teleop.ik;

import java.util.Arrays;
import org.joml.Matrix4d;
import org.joml.Matrix4dc;

/// Inverse kinematics by one step a cycle: the increments `dq` that minimise
///
/// `|J dq - e|^2 + (effort + lambda^2) |dq|^2 + rest |q + dq - q_rest|^2`
///
/// inside the joints' bounds, `e` the limited way to the target, turns weighted as metres, `lambda`
/// the damping near a singular pose. `rest` grows with the square of `e`, as the damping does in
/// Sugihara, Solvability-unconcerned inverse kinematics (2011): a target that cannot be reached
/// leaves the configuration to the rest pose, one that is reached has all of the arm. A step never
/// leaves a joint's position, speed or acceleration bound, whatever the target does; where the
/// target is out of reach the arm comes as near as its bounds let it.
///
/// **Threads.** One owner; [#step] allocates nothing in steady state.
public final class InverseKinematics {

  /// A rest pose farther away than this pulls no harder, rad or m: a target in reach must win.
  private static final double REST_FELT = 0.3;

  private final ToolArm arm;
  private final IkSettings settings;
  private final StepBounds bounds;
  private final BoxQuadratic solver;
  private final WeightedTask task;
  private final TaskError way = new TaskError();
  private final int n;
  private final double[] h;
  private final double[] g;
  private final double[] q;
  private final double[] rest;
  private final double[] increment;

  /// @param dof joints of the robot
  /// @param bounds of the joints that move the tool, in the arm's order
  public InverseKinematics(ToolArm arm, int dof, JointBound[] bounds, IkSettings settings) {
    this.arm = arm;
    this.settings = settings;
    n = arm.size();
    this.bounds = new StepBounds(bounds, settings.periodSeconds());
    solver = new BoxQuadratic(n);
    task = new WeightedTask(arm, settings);
    h = new double[n * n];
    g = new double[n];
    q = new double[dof];
    rest = new double[dof];
    increment = new double[n];
  }

  /// The pose that a redundant arm is drawn to.
  ///
  /// @param robot joint positions in the robot's order
  public void rest(double[] robot) {
    System.arraycopy(robot, 0, rest, 0, rest.length);
  }

  /// Places the arm, standing still.
  ///
  /// @param robot joint positions in the robot's order
  public void start(double[] robot) {
    System.arraycopy(robot, 0, q, 0, q.length);
    Arrays.fill(increment, 0);
    arm.update(q);
  }

  /// The next cycles take so long; at first as the settings say.
  public void period(double seconds) {
    for (int k = 0; k < n; k++) increment[k] *= seconds / bounds.period();
    bounds.period(seconds);
  }

  /// Lets go of the part of a target's orientation that the arm cannot turn to without moving its
  /// tool away: for a target that is moved step by step, which would otherwise turn on unseen.
  ///
  /// @param target rewritten where the settings put position first
  public void forgetUnreachable(Matrix4d target) {
    if (!settings.positionFirst()) return;
    way.between(arm.pose(), target);
    task.reachable(way);
    way.follow(arm.pose(), target);
  }

  /// One cycle towards a target.
  ///
  /// @return whether the least-squares problem was solved; if not the joints slow down as fast as
  ///     they may, or go on as near to the solution as was found
  public boolean step(Matrix4dc target) {
    bound();
    return solve(target);
  }

  /// The same, with every joint kept within some cycles' motion of where it was really sent: what
  /// the arm is not given by those who command it does not pile up.
  ///
  /// @param sent joint positions in the robot's order
  /// @param cycles of motion at the joint's greatest speed
  public boolean step(Matrix4dc target, double[] sent, double cycles) {
    bound();
    for (int k = 0; k < n; k++) {
      int joint = arm.joint(k);
      bounds.pull(k, q[joint], sent[joint], cycles * bounds.fastest(k));
    }
    return solve(target);
  }

  /// Where joint `i` of the robot is after the last step.
  public double position(int i) {
    return q[i];
  }

  /// The tool there.
  public Matrix4dc pose() {
    return arm.pose();
  }

  private void bound() {
    for (int k = 0; k < n; k++) bounds.update(k, q[arm.joint(k)], increment[k]);
  }

  private boolean solve(Matrix4dc target) {
    way.between(arm.pose(), target);
    way.limit(settings.stepMetres(), settings.stepRadians());
    task.update(way);
    task.normal(h, g);
    double damping = settings.effort() + task.damping();
    double pull = task.rest();
    for (int k = 0; k < n; k++) {
      int joint = arm.joint(k);
      h[k * n + k] += damping + pull;
      g[k] += pull * Math.clamp(q[joint] - rest[joint], -REST_FELT, REST_FELT);
    }
    boolean solved = solver.solve(h, g, bounds);
    for (int k = 0; k < n; k++) {
      int joint = arm.joint(k);
      double to = bounds.apply(k, q[joint], solver.x(k));
      increment[k] = to - q[joint];
      q[joint] = to;
    }
    arm.update(q);
    return solved;
  }
}
