package dev.sinew.app.replay;

import dev.sinew.runtime.port.Task;

/// To play a recorded motion to its end, and whether the robot's own task was solved by that: at
/// some policy step, as in an evaluation, or while things come to rest afterwards.
///
/// One thread.
public final class ReplayJudge implements Task {

  private final ReplayTask playing;
  private final Task task;
  private final int restSteps;
  private double achieved;
  private int rested;

  /// @param restSteps for how long the last pose is held at most, policy steps
  public ReplayJudge(ReplayTask playing, Task task, int restSteps) {
    this.playing = playing;
    this.task = task;
    this.restSteps = restSteps;
  }

  @Override
  public String name() {
    return playing.name();
  }

  @Override
  public String measure() {
    return playing.measure();
  }

  @Override
  public double target() {
    return playing.target();
  }

  /// How much was played; above the target only when the rest is over too.
  @Override
  public double evaluate() {
    achieved = Math.max(achieved, task.evaluate());
    double played = playing.evaluate();
    if (!(played > target())) return played;
    return solved() || rested++ >= restSteps ? played : target();
  }

  /// The task's measure, its highest value so far.
  public double achieved() {
    return achieved;
  }

  public boolean solved() {
    return achieved > task.target();
  }

  public Task task() {
    return task;
  }
}
