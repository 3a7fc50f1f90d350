package dev.sinew.runtime.safety;

import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;

/// Holds on a command decided before the last stop or reset.
record EpochGuard(Epoch epoch) implements Guard {

  @Override
  public Outcome check(
      JointCommand command, JointStateView state, AdmittedCommand previous, long nowNanos) {
    return command.epoch() == epoch.current() ? Outcome.PASSED : Outcome.HELD;
  }
}
