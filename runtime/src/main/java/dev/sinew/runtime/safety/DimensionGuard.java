package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;

/// Stops on a command whose joint count is not the robot's.
record DimensionGuard(int dof) implements Guard {

  @Override
  public Outcome check(
      JointCommand command, JointStateView state, AdmittedCommand previous, long nowNanos) {
    return command.dof() == dof && state.dof() == dof ? Outcome.PASSED : Outcome.STOPPED;
  }

  @Override
  public StopReason reason() {
    return StopReason.COMMAND_DIMENSION;
  }
}
