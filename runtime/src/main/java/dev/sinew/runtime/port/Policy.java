package dev.sinew.runtime.port;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;

/// A learned policy. Confined to the inference thread; may allocate.
public interface Policy extends AutoCloseable {

  PolicySpec spec();

  /// Forgets the past and seeds the noise: the same seed and observations give the same chunks, bit
  /// for bit.
  void reset(long seed);

  /// @throws NoAnswerException when there is no answer this time; the loop asks again
  /// @throws PolicyException when the policy cannot answer any more; the loop then holds and stops
  ActionChunk infer(Observation observation);

  @Override
  void close();
}
