package dev.sinew.drivers.sim.pusht;

import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.sync.StateRing;

/// Cover the goal with the T.
final class PushTTask implements Task {

  private final StateRing poses;
  private final Coverage coverage = new Coverage();
  private final double[] pose = new double[Scene.POSES.width()];

  /// @param poses what [Scene] publishes
  PushTTask(StateRing poses) {
    this.poses = poses;
  }

  @Override
  public String name() {
    return "PushT";
  }

  @Override
  public String measure() {
    return "coverage";
  }

  @Override
  public double target() {
    return 0.95;
  }

  @Override
  public synchronized double evaluate() {
    if (poses.newest(pose) == Long.MIN_VALUE) return 0;
    return coverage.of(new Pose(pose[4], pose[5], pose[6]));
  }
}
