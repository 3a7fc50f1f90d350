package dev.sinew.app.fault;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.Policy;

/// A policy that answers with a NaN in the last row.
final class NanChunk extends PolicyAround {

  NanChunk(Policy policy, Clock clock, double seconds, FaultMoment moment) {
    super(policy, clock, seconds, moment);
  }

  @Override
  ActionChunk broken(Observation observation) {
    return poisoned(policy.infer(observation));
  }

  static ActionChunk poisoned(ActionChunk chunk) {
    double[] values = new double[chunk.rows() * chunk.dof()];
    for (int k = 0; k < values.length; k++)
      values[k] = chunk.value(k / chunk.dof(), k % chunk.dof());
    values[values.length - 1] = Double.NaN;
    return new ActionChunk(
        chunk.startNanos(), chunk.stepNanos(), chunk.dof(), values, chunk.provenance());
  }
}
