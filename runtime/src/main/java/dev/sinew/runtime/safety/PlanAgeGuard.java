package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;

/// Stops when the observation behind the current plan is older than a bound: the source no longer
/// answers.
record PlanAgeGuard(long maxNanos) implements Guard {

  @Override
  public Outcome check(
      JointCommand command, JointStateView state, AdmittedCommand previous, long nowNanos) {
    return nowNanos - command.planNanos() <= maxNanos ? Outcome.PASSED : Outcome.STOPPED;
  }

  @Override
  public StopReason reason() {
    return StopReason.PLAN_STALE;
  }
}
