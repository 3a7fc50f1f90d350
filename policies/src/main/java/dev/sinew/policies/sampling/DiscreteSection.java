package dev.sinew.policies.sampling;

/// Samplers that preserve the variance and step between training steps.
///
/// @param times training steps that a run visits, falling
record DiscreteSection(Keys keys, NoiseSchedule schedule, int[] times) {

  private static final Level CLEAN = new Level(1, 0, Double.NaN);

  static Sampler ddpm(Keys keys) {
    DiscreteSection section = read(keys);
    Ddpm ddpm =
        new Ddpm(
            keys.text("variance-type", "fixed_small").equals("fixed_large")
                ? Ddpm.Variance.FIXED_LARGE
                : Ddpm.Variance.FIXED_SMALL,
            keys.number("min-std", 0),
            keys.number("noise-clip", Double.POSITIVE_INFINITY));
    return section.sampler(ddpm, CLEAN, true);
  }

  static Sampler ddim(Keys keys) {
    DiscreteSection section = read(keys);
    Level last = section.last();
    int[] times = section.times;
    int stride = section.schedule.steps() / times.length;
    Level[] arrivals = new Level[times.length];
    for (int i = 0; i < arrivals.length; i++) {
      arrivals[i] = times[i] >= stride ? section.schedule.level(times[i] - stride) : last;
    }
    return section.sampler(
        new Ddim(arrivals, keys.number("eta", 0), keys.flag("use-clipped-model-output", false)),
        last,
        true);
  }

  /// Latent consistency models (Luo et al. 2023); boundary weights as in huggingface/diffusers.
  static Sampler lcm(Keys keys) {
    NoiseSchedule schedule = ScheduleKeys.read(keys, 0.00085, 0.012);
    int[] times =
        keys.has("timesteps")
            ? TimestepKeys.custom(keys, schedule.steps())
            : TimestepKeys.distilled(keys, schedule.steps());
    double[] skip = new double[times.length];
    double[] out = new double[times.length];
    double[] noise = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      double scaled = times[i] * keys.number("timestep-scaling", 10);
      skip[i] = 0.25 / (scaled * scaled + 0.25);
      out[i] = scaled / Math.sqrt(scaled * scaled + 0.25);
      if (i + 1 < times.length) noise[i] = schedule.level(times[i + 1]).sigma();
    }
    return new DiscreteSection(keys, schedule, times)
        .sampler(new Consistency(skip, out, noise), CLEAN, false);
  }

  private static DiscreteSection read(Keys keys) {
    NoiseSchedule schedule = ScheduleKeys.read(keys, 1e-4, 0.02);
    int[] times =
        keys.has("timesteps")
            ? TimestepKeys.custom(keys, schedule.steps())
            : TimestepKeys.spaced(keys, schedule.steps());
    return new DiscreteSection(keys, schedule, times);
  }

  private Level last() {
    return keys.flag("set-alpha-to-one", true) ? CLEAN : schedule.level(0);
  }

  private Sampler sampler(Integrator integrator, Level last, boolean clips) {
    Level[] levels = new Level[times.length + 1];
    for (int i = 0; i < times.length; i++) levels[i] = schedule.level(times[i]);
    levels[times.length] = last;
    return new LevelSampler(
        levels,
        integrator,
        keys.constant("prediction-type", Prediction.EPSILON),
        LimitKeys.read(keys, clips),
        keys.number("start-scale", 1),
        keys.number("final-clip", Double.POSITIVE_INFINITY));
  }
}
