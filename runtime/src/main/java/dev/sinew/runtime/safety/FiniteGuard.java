package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;

/// Stops on NaN or infinity; such a command is never repaired.
record FiniteGuard() implements Guard {

  @Override
  public Outcome check(
      JointCommand command, JointStateView state, AdmittedCommand previous, long nowNanos) {
    for (int i = 0; i < command.dof(); i++) {
      if (!Double.isFinite(command.position(i))) return Outcome.STOPPED;
    }
    return Outcome.PASSED;
  }

  @Override
  public StopReason reason() {
    return StopReason.COMMAND_NOT_FINITE;
  }
}
