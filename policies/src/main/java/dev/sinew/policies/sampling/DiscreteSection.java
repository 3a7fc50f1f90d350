package dev.sinew.policies.sampling;

/// Samplers that preserve the variance and step between training steps.
///
/// @param times training steps that a run visits, falling
record DiscreteSection(Keys keys, NoiseSchedule schedule, int[] times) {

  private static final Level CLEAN = new Level(1, 0, Double.NaN);

  static Sampler ddim(Keys keys) {
    DiscreteSection section = read(keys);
    Level last = keys.flag("set-alpha-to-one", true) ? CLEAN : section.schedule.level(0);
    int[] times = section.times;
    int stride = section.schedule.steps() / times.length;
    Level[] arrivals = new Level[times.length];
    for (int i = 0; i < arrivals.length; i++) {
      arrivals[i] = times[i] >= stride ? section.schedule.level(times[i] - stride) : last;
    }
    return section.sampler(
        new Ddim(arrivals, keys.number("eta", 0), keys.flag("use-clipped-model-output", false)),
        last);
  }

  private static DiscreteSection read(Keys keys) {
    NoiseSchedule schedule = ScheduleKeys.read(keys, 1e-4, 0.02);
    int count = keys.section().integer("num-inference-steps");
    if (count > schedule.steps()) {
      throw keys.problem(
          "num-inference-steps", count + " is above num-train-timesteps, " + schedule.steps());
    }
    int[] times =
        keys.constant("timestep-spacing", Timesteps.LEADING).rounded(schedule.steps(), count);
    return new DiscreteSection(keys, schedule, ScheduleKeys.offset(keys, times, schedule.steps()));
  }

  private Sampler sampler(Integrator integrator, Level last) {
    Level[] levels = new Level[times.length + 1];
    for (int i = 0; i < times.length; i++) levels[i] = schedule.level(times[i]);
    levels[times.length] = last;
    return new LevelSampler(
        levels,
        integrator,
        keys.constant("prediction-type", Prediction.EPSILON),
        LimitKeys.read(keys, true),
        keys.number("start-scale", 1),
        keys.number("final-clip", Double.POSITIVE_INFINITY));
  }
}
