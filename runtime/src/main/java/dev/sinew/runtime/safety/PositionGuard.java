package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;

/// Keeps every joint inside its position box.
final class PositionGuard implements Guard {

  private final double[] min;
  private final double[] max;

  PositionGuard(double[] min, double[] max) {
    this.min = min.clone();
    this.max = max.clone();
  }

  @Override
  public Outcome check(
      JointCommand command, JointStateView state, AdmittedCommand previous, long nowNanos) {
    Outcome outcome = Outcome.PASSED;
    for (int i = 0; i < min.length; i++) {
      double wanted = command.position(i);
      double inside = Math.clamp(wanted, min[i], max[i]);
      if (inside != wanted) {
        command.position(i, inside);
        outcome = Outcome.LIMITED;
      }
    }
    return outcome;
  }
}
