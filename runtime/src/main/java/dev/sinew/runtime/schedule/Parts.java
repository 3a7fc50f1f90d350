package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.Interpolation;

/// What every strategy is built from.
///
/// @param maxRows rows of the longest chunk
record Parts(int maxRows, Columns columns, Interpolation interpolation, Epoch epoch) {

  ChunkBuffer buffer() {
    return new ChunkBuffer(maxRows, columns.dof());
  }
}
