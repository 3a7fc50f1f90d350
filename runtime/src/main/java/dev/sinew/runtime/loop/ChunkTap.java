package dev.sinew.runtime.loop;

import dev.sinew.runtime.ActionChunk;

/// Who reads the chunks that a policy offers, those that were refused among them.
public interface ChunkTap {

  /// Nobody.
  ChunkTap NONE = (chunk, offer, nowNanos) -> {};

  /// Inference thread; may not block.
  ///
  /// @param offer what became of it
  void offered(ActionChunk chunk, ChunkOutlet.Offer offer, long nowNanos);
}
