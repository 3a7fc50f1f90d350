package dev.sinew.runtime.loop;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.PlanTail;

/// Who reads the chunks that a policy offers, those that were refused among them.
public interface ChunkTap {

  /// Nobody.
  ChunkTap NONE = (chunk, tail, offer, nowNanos) -> {};

  /// Inference thread; may not block.
  ///
  /// @param tail what its policy saw of the plan then in force
  /// @param offer what became of it
  void offered(ActionChunk chunk, PlanTail tail, ChunkOutlet.Offer offer, long nowNanos);
}
