package dev.sinew.policies.sampling;

/// DPM-Solver++ where the variance is preserved, or on a flow.
final class DpmSection {

  private DpmSection() {}

  static Sampler read(Keys keys) {
    if (SigmaSection.edm(keys)) return SigmaSection.read(keys);
    boolean flow = keys.flag("use-flow-sigmas", false);
    NoiseSchedule schedule = ScheduleKeys.read(keys, 1e-4, 0.02).finite();
    int count = keys.section().integer("num-inference-steps");
    SigmaTable table = new SigmaTable(schedule);
    double last = keys.text("final-sigmas-type", "zero").equals("zero") ? 0 : table.min();
    Level[] levels = new Level[count + 1];
    double[] times = new double[count];
    double[] sigmas = sigmas(keys, schedule, table, times);
    for (int i = 0; i <= count; i++) {
      double sigma = i < count ? sigmas[i] : last;
      double alpha = flow ? 1 - sigma : 1 / Math.sqrt(sigma * sigma + 1);
      double time = i < count ? (long) times[i] : Double.NaN;
      levels[i] = new Level(alpha, flow ? sigma : sigma * alpha, time);
    }
    return new LevelSampler(
        levels,
        solver(keys),
        keys.constant("prediction-type", Prediction.EPSILON),
        LimitKeys.read(keys, false),
        keys.number("start-scale", 1),
        keys.number("final-clip", Double.POSITIVE_INFINITY));
  }

  static Integrator solver(Keys keys) {
    int order = keys.integer("solver-order", 2);
    boolean sde = keys.text("algorithm-type", "dpmsolver++").startsWith("sde");
    if (sde && order > 2) throw keys.problem("solver-order", "sde-dpmsolver++ has order 1 or 2");
    return new DpmSolver(
        order,
        keys.text("solver-type", "midpoint").equals("heun"),
        sde,
        keys.flag("lower-order-final", true),
        keys.flag("euler-at-final", false));
  }

  /// Noise-to-signal ratios of the steps, and what the network is told there.
  private static double[] sigmas(
      Keys keys, NoiseSchedule schedule, SigmaTable table, double[] times) {
    int count = times.length;
    double[] sigmas = new double[count];
    sigmas[0] = table.max();
    sigmas[count - 1] = count == 1 ? sigmas[0] : table.min();
    boolean cosine = keys.text("beta-schedule", "linear").equals("squaredcos_cap_v2");
    if (SigmaKeys.respace(keys, sigmas, count)) {
      boolean rounded = keys.flag("use-karras-sigmas", false) && !cosine;
      for (int i = 0; i < count; i++) {
        times[i] = rounded ? Math.rint(table.time(sigmas[i])) : table.time(sigmas[i]);
      }
    } else if (keys.flag("use-lu-lambdas", false)) {
      System.arraycopy(Sigmas.exponential(table.max(), table.min(), count), 0, sigmas, 0, count);
      for (int i = 0; i < count; i++) {
        times[i] = cosine ? table.time(sigmas[i]) : Math.rint(table.time(sigmas[i]));
      }
    } else if (keys.flag("use-flow-sigmas", false)) {
      flow(keys, schedule.steps(), sigmas, times);
    } else {
      spaced(keys, schedule, times);
      for (int i = 0; i < count; i++) sigmas[i] = table.at(times[i]);
    }
    return sigmas;
  }

  private static void flow(Keys keys, int train, double[] sigmas, double[] times) {
    int count = sigmas.length;
    double shift = keys.number("flow-shift", 1);
    for (int i = 0; i < count; i++) {
      double even = (1 - 1.0 / train) * (count - i) / count;
      sigmas[i] = shift * even / (1 + (shift - 1) * even);
      times[i] = sigmas[i] * train;
    }
  }

  /// One step more than asked for, without the one nearest to the data.
  private static void spaced(Keys keys, NoiseSchedule schedule, double[] times) {
    int count = times.length;
    int train = schedule.steps();
    int usable = usable(schedule, keys.number("lambda-min-clipped", Double.NEGATIVE_INFINITY));
    Timesteps spacing = keys.constant("timestep-spacing", Timesteps.LINSPACE);
    for (int i = 0; i < count; i++) {
      times[i] =
          switch (spacing) {
            case LINSPACE -> Math.rint((double) (usable - 1) * (count - i) / count);
            case LEADING -> (double) (usable / (count + 1)) * (count - i);
            case TRAILING -> Math.rint(usable - i * ((double) train / count)) - 1;
          };
    }
    if (spacing == Timesteps.LEADING) ScheduleKeys.offset(keys, times, train);
    if (times[count - 1] < 0) {
      throw keys.problem("num-inference-steps", "too many for lambda-min-clipped");
    }
  }

  /// Training steps whose lambda is not below a bound.
  private static int usable(NoiseSchedule schedule, double bound) {
    int count = schedule.steps();
    while (count > 1 && schedule.level(count - 1).lambda() < bound) count--;
    return count;
  }
}
