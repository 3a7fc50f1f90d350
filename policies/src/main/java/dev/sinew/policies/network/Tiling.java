package dev.sinew.policies.network;

import dev.sinew.policies.onnx.Tensor;
import java.lang.foreign.MemorySegment;

/// The same conditioning for every sample of a batch.
///
/// @param to a whole number of times as large
record Tiling(Tensor from, Tensor to) {

  void copy() {
    long bytes = from.memory().byteSize();
    for (long at = 0; at < to.memory().byteSize(); at += bytes)
      MemorySegment.copy(from.memory(), 0, to.memory(), at, bytes);
  }
}
