package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;

/// One rule. Called every tick on the servo thread: no allocation, no lock, no log, no exception.
interface Guard {

  /// @param command the wanted command; a guard that answers [Outcome#LIMITED] has rewritten it
  /// @param state newest measured state
  /// @param previous the last admitted command
  /// @param nowNanos the tick's instant
  Outcome check(
      JointCommand command, JointStateView state, AdmittedCommand previous, long nowNanos);

  /// The reason that goes with [Outcome#STOPPED]; never asked of a guard that does not stop.
  default StopReason reason() {
    throw new IllegalStateException(getClass().getSimpleName() + " does not stop the arm");
  }
}
