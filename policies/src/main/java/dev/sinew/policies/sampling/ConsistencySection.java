package dev.sinew.policies.sampling;

/// Consistency models (Song et al. 2023), as huggingface/diffusers'
/// `CMStochasticIterativeScheduler`.
final class ConsistencySection {

  private ConsistencySection() {}

  static Sampler read(Keys keys) {
    int train = keys.integer("num-train-timesteps", 40);
    double min = keys.number("sigma-min", 0.002);
    double max = keys.number("sigma-max", 80);
    double[] table = Sigmas.karras(max, min, keys.number("rho", 7), train);
    int[] times = times(keys, train);
    int count = times.length;
    Level[] levels = new Level[count + 1];
    double[] noise = new double[count];
    for (int i = 0; i < count; i++) {
      double sigma = table[times[count - 1 - i]];
      levels[i] = new Level(1, sigma, 250 * Math.log(sigma));
      if (i > 0) noise[i - 1] = keys.number("s-noise", 1) * Math.sqrt(sigma * sigma - min * min);
    }
    levels[count] = new Level(1, min, Double.NaN);
    return new LevelSampler(
        levels,
        new Consistency(noise),
        new Edm(keys.number("sigma-data", 0.5), min, 1),
        keys.flag("clip-denoised", true) ? CleanLimit.clip(1) : CleanLimit.NONE,
        keys.number("start-scale", max),
        keys.number("final-clip", Double.POSITIVE_INFINITY));
  }

  private static int[] times(Keys keys, int train) {
    if (keys.has("timesteps")) return TimestepKeys.custom(keys, train);
    int count = keys.section().integer("num-inference-steps");
    if (count > train) {
      throw keys.problem("num-inference-steps", count + " is above num-train-timesteps, " + train);
    }
    int[] times = new int[count];
    for (int i = 0; i < count; i++) times[i] = (count - 1 - i) * (train / count);
    return times;
  }
}
