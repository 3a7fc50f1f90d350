package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;

/// One tick, as the guards see it. Refilled every tick by the supervisor; servo thread.
final class Evidence {

  JointCommand wanted;
  JointStateView measured;
  long nowNanos;

  /// Whether commands are being followed; guards of the command look only then.
  boolean running;

  /// Whether the arm is ours to command.
  boolean engaged;

  /// Whole periods missed before this tick.
  int skipped;

  /// Time that the tick before this one took, nanoseconds.
  long workNanos;

  /// The last admitted command, one position per joint.
  final double[] admitted;

  Evidence(int dof) {
    admitted = new double[dof];
  }
}
