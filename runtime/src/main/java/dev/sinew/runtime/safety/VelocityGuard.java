package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;

/// Bounds the step from the last admitted command. The whole step is scaled, so that the arm goes
/// slower along the wanted line and never aside.
final class VelocityGuard implements Guard {

  private final double[] maxStep;

  /// @param maxStep largest change per tick, per joint
  VelocityGuard(double[] maxStep) {
    this.maxStep = maxStep.clone();
  }

  @Override
  public Outcome check(
      JointCommand command, JointStateView state, AdmittedCommand previous, long nowNanos) {
    double scale = 1;
    for (int i = 0; i < maxStep.length; i++) {
      double step = Math.abs(command.position(i) - previous.position(i));
      if (step * scale > maxStep[i]) scale = maxStep[i] / step;
    }
    if (scale == 1) return Outcome.PASSED;
    for (int i = 0; i < maxStep.length; i++) {
      double from = previous.position(i);
      double step = (command.position(i) - from) * scale;
      command.position(i, from + Math.clamp(step, -maxStep[i], maxStep[i]));
    }
    return Outcome.LIMITED;
  }
}
