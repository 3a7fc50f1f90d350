package dev.sinew.policies.sampling;

/// Which training steps a run visits, from noise to data (Lin et al. 2024, table 2; rounding as in
/// huggingface/diffusers, which rounds halves to even).
enum Timesteps {
  /// From the last training step to the first.
  LINSPACE {
    @Override
    double[] of(int train, int count) {
      double[] times = new double[count];
      for (int i = 0; i < count; i++) {
        times[count - 1 - i] = count == 1 ? 0 : (double) (train - 1) * i / (count - 1);
      }
      return times;
    }
  },
  /// Whole strides up from the first training step.
  LEADING {
    @Override
    double[] of(int train, int count) {
      double[] times = new double[count];
      for (int i = 0; i < count; i++) times[count - 1 - i] = (double) (train / count) * i;
      return times;
    }
  },
  /// Strides down from the last training step, where the sample is pure noise.
  TRAILING {
    @Override
    double[] of(int train, int count) {
      double[] times = new double[count];
      double stride = (double) train / count;
      for (int i = 0; i < count; i++) times[i] = Math.rint(train - i * stride) - 1;
      return times;
    }
  };

  /// @param train training steps
  /// @return falling; not rounded where the spacing is [#LINSPACE]
  abstract double[] of(int train, int count);
}
