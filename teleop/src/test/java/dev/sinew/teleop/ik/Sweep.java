package dev.sinew.teleop.ik;

import dev.sinew.runtime.RobotSpec;
import dev.sinew.teleop.ik.TestArms.TestArm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.joml.Matrix4d;
import org.joml.Quaterniond;
import org.joml.Vector3d;

/// Targets that leave a random start pose along a line, turning, and come back the same way: what
/// an arm did with them.
final class Sweep {

  static final double PERIOD = 0.01;
  private static final int OUT_AND_BACK = 300;
  private static final int SETTLE = 150;

  private final TestArm arm;
  private final RobotSpec robot;
  private final ToolArm tool;
  private final JointBound[] bounds;
  private final InverseKinematics ik;
  private final TaskError miss = new TaskError();
  private final double[] start;
  private final double[] last;
  private final double[] lastIncrement;
  private final Matrix4d home = new Matrix4d();
  private final Matrix4d target = new Matrix4d();

  long steps;
  long nanos;
  double fastestShare;
  double acceleratedShare;
  double outside;
  double worstMiss;
  double settledMiss;
  private final List<Double> misses = new ArrayList<>();
  int paths;
  int returned;
  int wrongBranch;
  int inPlace;

  Sweep(TestArm arm, IkSettings settings) {
    this.arm = arm;
    robot = arm.robot();
    tool = new ToolArm(arm.model(), robot, arm.tip(), new Matrix4d());
    bounds = new JointBound[tool.size()];
    for (int k = 0; k < bounds.length; k++) bounds[k] = tool.bound(robot, k, 1);
    ik = new InverseKinematics(tool, robot.dof(), bounds, settings);
    start = new double[robot.dof()];
    last = new double[robot.dof()];
    lastIncrement = new double[robot.dof()];
  }

  static IkSettings settings(TestArm arm) {
    ToolArm tool = new ToolArm(arm.model(), arm.robot(), arm.tip(), new Matrix4d());
    return IkSettings.of(tool.size(), PERIOD);
  }

  /// @param margin joints within which of their start count as returned, rad or m
  void path(Random random, double margin) {
    for (int i = 0; i < start.length; i++) {
      double min = Math.max(robot.joints().get(i).min(), -2.5);
      double max = Math.min(robot.joints().get(i).max(), 2.5);
      start[i] = min + (max - min) * random.nextDouble(0.1, 0.9);
    }
    ik.rest(start);
    ik.start(start);
    home.set(ik.pose());
    Vector3d away =
        new Vector3d(gauss(random), gauss(random), gauss(random)).normalize(arm.reach());
    Vector3d axis = new Vector3d(gauss(random), gauss(random), gauss(random)).normalize();
    double angle = random.nextDouble(1);
    System.arraycopy(start, 0, last, 0, last.length);
    Arrays.fill(lastIncrement, 0);
    for (int step = 1; step <= OUT_AND_BACK + SETTLE; step++) {
      double s = step < OUT_AND_BACK ? Math.pow(Math.sin(Math.PI * step / OUT_AND_BACK), 2) : 0;
      Quaterniond turn = new Quaterniond().setAngleAxis(s * angle, axis.x, axis.y, axis.z);
      target.set(home).setTranslation(0, 0, 0).rotateLocal(turn);
      target.setTranslation(
          home.m30() + s * away.x, home.m31() + s * away.y, home.m32() + s * away.z);
      long before = System.nanoTime();
      ik.step(target);
      nanos += System.nanoTime() - before;
      steps++;
      judge();
    }
    paths++;
    if (miss.displacement().length() < 1e-3 && miss.turn().length() < 1e-2) inPlace++;
    settledMiss = Math.max(settledMiss, miss.displacement().length());
    double off = 0;
    for (int k = 0; k < tool.size(); k++) {
      int i = tool.joint(k);
      off = Math.max(off, Math.abs(ik.position(i) - start[i]));
    }
    if (off <= margin) returned++;
    else if (miss.displacement().length() < 1e-3) wrongBranch++;
  }

  /// A target that the arm can follow: the tool of a slow random motion of all joints, out and
  /// back.
  void follow(Random random) {
    double[] by = new double[start.length];
    double[] q = new double[start.length];
    for (int i = 0; i < start.length; i++) {
      double min = Math.max(robot.joints().get(i).min(), -2.5);
      double max = Math.min(robot.joints().get(i).max(), 2.5);
      start[i] = min + (max - min) * random.nextDouble(0.1, 0.9);
      by[i] =
          Math.clamp(
                  start[i] + random.nextDouble(-0.4, 0.4) * robot.joints().get(i).maxVelocity(),
                  min,
                  max)
              - start[i];
    }
    double[] rest = start.clone();
    for (int i = 0; i < rest.length; i++) rest[i] += random.nextDouble(-1, 1);
    ik.rest(rest);
    ik.start(start);
    ToolArm truth = new ToolArm(arm.model(), robot, arm.tip(), new Matrix4d());
    for (int step = 1; step <= OUT_AND_BACK; step++) {
      double s = Math.pow(Math.sin(Math.PI * step / OUT_AND_BACK), 2);
      for (int i = 0; i < q.length; i++) q[i] = start[i] + s * by[i];
      truth.update(q);
      ik.step(truth.pose());
      miss.between(ik.pose(), truth.pose());
      misses.add(miss.displacement().length());
    }
  }

  /// Share of the followed steps whose tool was at most so far from its target, m.
  double followed(double share) {
    double[] sorted = misses.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
  }

  private void judge() {
    for (int k = 0; k < tool.size(); k++) {
      int i = tool.joint(k);
      double increment = ik.position(i) - last[i];
      fastestShare = Math.max(fastestShare, Math.abs(increment) / (bounds[k].velocity() * PERIOD));
      double change = Math.abs(increment - lastIncrement[i]);
      acceleratedShare =
          Math.max(acceleratedShare, change / (bounds[k].acceleration() * PERIOD * PERIOD));
      outside = Math.max(outside, ik.position(i) - bounds[k].max());
      outside = Math.max(outside, bounds[k].min() - ik.position(i));
      lastIncrement[i] = increment;
      last[i] = ik.position(i);
    }
    miss.between(ik.pose(), target);
    worstMiss = Math.max(worstMiss, miss.displacement().length());
  }

  private static double gauss(Random random) {
    return random.nextGaussian();
  }

  @Override
  public String toString() {
    return String.format(
        "%-7s %5d paths: back %.2f %% (tool %.2f %%), elsewhere with the tool in place %.2f %%;"
            + " speed %.6f and acceleration %.6f of the bound; farthest from target %.2f m, after"
            + " settling %.1f mm; following a reachable one 50 %% within %.2f mm, 99 %% within %.1f"
            + " mm; %.1f us a step",
        arm.name(),
        paths,
        100.0 * returned / paths,
        100.0 * inPlace / paths,
        100.0 * wrongBranch / paths,
        fastestShare,
        acceleratedShare,
        worstMiss,
        1e3 * settledMiss,
        1e3 * followed(0.5),
        1e3 * followed(0.99),
        1e-3 * nanos / steps);
  }
}
