package dev.sinew.policies.sampling;

/// How much of the previous chunk a new one must keep, row by row (Black et al. 2025, Real-Time
/// Chunking, equation 5; names as in LeRobot's `RTCAttentionSchedule`).
public enum PrefixWeights {
  /// Nothing after the delay.
  ZEROS {
    @Override
    double fade(double line) {
      return 0;
    }
  },
  /// Everything to the end of the horizon.
  ONES {
    @Override
    double fade(double line) {
      return 1;
    }
  },
  /// A straight line.
  LINEAR {
    @Override
    double fade(double line) {
      return line;
    }
  },
  /// The line, bent towards 0.
  EXP {
    @Override
    double fade(double line) {
      return line * Math.expm1(line) / Math.expm1(1);
    }
  };

  /// @param delay rows that are executed before the new chunk arrives: weight 1
  /// @param horizon rows from here on are free: weight 0; a delay beyond it is cut to it
  /// @param rows of a chunk
  public double[] weights(int delay, int horizon, int rows) {
    int start = Math.min(delay, horizon);
    int between = horizon - start;
    double[] weights = new double[rows];
    for (int row = 0; row < Math.min(horizon, rows); row++) {
      double line = (double) (between - (row - start)) / (between + 1);
      weights[row] = row < start ? 1 : fade(line);
    }
    return weights;
  }

  /// @param line falling from 1 to 0, both excluded
  abstract double fade(double line);
}
