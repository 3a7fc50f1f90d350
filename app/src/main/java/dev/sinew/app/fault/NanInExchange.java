package dev.sinew.app.fault;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.exchange.ChunkSlots;
import dev.sinew.runtime.port.Policy;

/// A brain gone mad: writes a NaN past its own check, straight into the exchange.
final class NanInExchange extends PolicyAround {

  private final ChunkSlots slots;

  NanInExchange(Policy policy, Clock clock, double seconds, FaultMoment moment, ChunkSlots slots) {
    super(policy, clock, seconds, moment);
    this.slots = slots;
  }

  @Override
  ActionChunk broken(Observation observation) {
    ActionChunk chunk = policy.infer(observation);
    slots.put(NanChunk.poisoned(chunk));
    // An answer that has wholly passed is discarded and does not replace what was just written.
    return new ActionChunk(0, 1, chunk.dof(), new double[chunk.dof()], chunk.provenance());
  }
}
