package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.Motion;
import dev.sinew.app.replay.ReplayException;
import dev.sinew.app.replay.ReplayPolicy;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.port.PolicySpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A recorded motion and the deployment that is to follow it.
///
/// @param place of the deployment's file
/// @param seconds that the motion takes at its speed
/// @param seed of the recorded scene
record ReplaySetup(
    Path place, Deployment deployment, ReplayPolicy policy, double seconds, long seed) {

  /// Longest time to go to the first pose.
  static final double APPROACH_SECONDS = 30;

  /// Least time that a plan reaches ahead.
  private static final long REACH_NANOS = 100_000_000;

  /// Rows of a plan where no policy says it.
  private static final int PLAIN_ROWS = 32;

  /// @param config the deployment to play on; null for the recorded one
  /// @param speed 1 as it was, 0.5 half as fast
  /// @param nearness distance from the first pose at which the motion begins, as a fraction of each
  ///     joint's range
  /// @throws ReplayException when speed or nearness make no sense, or the robot is another one
  static ReplaySetup of(EpisodeLog log, Path config, double speed, double nearness)
      throws IOException {
    mustMakeSense(speed, nearness);
    Path place = config == null ? Path.of(log.word("config")) : config;
    Deployment named =
        config == null ? RecordedDeployment.read(log, null) : Deployment.read(config);
    Deployment deployment =
        named.hasPolicy() ? named : named.planned(named.plain("replay", PLAIN_ROWS));
    Motion motion = Motion.of(log);
    mustFit(log, deployment, motion);
    PolicySpec like = deployment.planner();
    ReplayPolicy policy =
        new ReplayPolicy(
            like,
            "replay of " + log.file().getFileName(),
            step(like.chunkRows(), deployment.rig().robot().servoPeriodNanos()),
            motion,
            speed,
            near(nearness, deployment.rig().robot().joints()));
    double seconds = (motion.endNanos() - motion.startNanos()) * 1e-9 / speed;
    return new ReplaySetup(place, deployment, policy, seconds, Long.parseLong(log.word("seed")));
  }

  static void mustMakeSense(double speed, double nearness) {
    if (!(speed > 0 && speed <= 4))
      throw new ReplayException("--speed " + speed + ": above 0 and at most 4 would be right");
    if (!(nearness > 0 && nearness <= 1))
      throw new ReplayException("--near " + nearness + ": above 0 and at most 1 would be right");
  }

  /// Policy steps until the motion must be over, further seconds among them.
  int steps(double further) {
    return (int)
        Math.ceil((seconds + APPROACH_SECONDS + further) * 1e9 / policy.spec().stepNanos());
  }

  /// So that a plan of that many rows reaches far enough.
  private static long step(int rows, long periodNanos) {
    long least = (REACH_NANOS + rows - 1) / rows;
    return (least + periodNanos - 1) / periodNanos * periodNanos;
  }

  private static double[] near(double nearness, List<JointSpec> joints) {
    return joints.stream().mapToDouble(j -> nearness * (j.max() - j.min())).toArray();
  }

  private static void mustFit(EpisodeLog log, Deployment deployment, Motion motion)
      throws IOException {
    List<JointSpec> joints = deployment.rig().robot().joints();
    String now =
        String.join(" ", joints.stream().map(j -> j.name() + ":" + j.unit().symbol()).toList());
    if (motion.dof() != joints.size() || !now.equals(log.word("joints")))
      throw new ReplayException(
          "%s: the robot's joints are %s, but %s was recorded with %s"
              .formatted(deployment.file(), now, log.file(), log.word("joints")));
  }
}
