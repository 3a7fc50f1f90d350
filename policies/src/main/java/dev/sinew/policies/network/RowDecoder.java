package dev.sinew.policies.network;

import dev.sinew.policies.codec.ActionCodec;
import dev.sinew.runtime.Observation;

/// Rows of network values to rows of commands. Inference thread.
///
/// @param rows kept of the network's
record RowDecoder(int rows, ActionCodec codec) {

  /// @param sample a finished sample, row by row
  /// @param observation the one that the sample answers
  double[] decode(float[] sample, Observation observation) {
    double[] values = new double[rows * codec.networkWidth()];
    for (int i = 0; i < values.length; i++) values[i] = sample[i];
    return codec.decode(values, observation.states());
  }
}
