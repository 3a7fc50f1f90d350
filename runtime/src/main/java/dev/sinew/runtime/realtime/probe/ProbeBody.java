package dev.sinew.runtime.realtime.probe;

import dev.sinew.runtime.loop.PacedStep;

/// About as much arithmetic as a servo tick of a seven-joint arm: a path, its limits and a stop
/// that is checked ahead; one to five microseconds. No allocation.
final class ProbeBody implements PacedStep {

  private static final int JOINTS = 7;
  private static final int ROUNDS = 8;
  private static final double STEP = 1e-3;
  private static final double LIMIT = 2.5;

  private final double[] position = new double[JOINTS];
  private final double[] velocity = new double[JOINTS];
  private double phase;

  @Override
  public void step(long deadlineNanos, int skipped) {
    phase += STEP;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < JOINTS; i++) follow(i, Math.sin(phase + i));
    }
  }

  /// The arithmetic's result, so that none of it can be left out.
  double position(int joint) {
    return position[joint];
  }

  private void follow(int i, double target) {
    double wanted = (target - position[i]) / STEP;
    double reach = Math.sqrt(2 * 10 * Math.max(0, LIMIT - Math.abs(position[i])));
    velocity[i] = Math.clamp(wanted, -reach, reach);
    position[i] += velocity[i] * STEP;
  }
}
