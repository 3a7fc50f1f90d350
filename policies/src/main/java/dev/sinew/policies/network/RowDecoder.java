package dev.sinew.policies.network;

import dev.sinew.policies.process.Normalizer;
import dev.sinew.runtime.Observation;

/// Rows of network values to rows of commands. Inference thread.
final class RowDecoder {

  private final int rows;
  private final int networkWidth;
  private final Normalizer normalizer;

  /// @param rows kept of the network's
  /// @param networkWidth values of a network row
  RowDecoder(int rows, int networkWidth, Normalizer normalizer) {
    this.rows = rows;
    this.networkWidth = networkWidth;
    this.normalizer = normalizer;
  }

  /// @param sample a finished sample, row by row
  /// @param observation the one that the sample answers
  double[] decode(float[] sample, Observation observation) {
    double[] values = new double[rows * normalizer.width()];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < normalizer.width(); i++)
        values[row * normalizer.width() + i] =
            normalizer.denormalize(i, sample[row * networkWidth + i]);
    }
    return values;
  }
}
