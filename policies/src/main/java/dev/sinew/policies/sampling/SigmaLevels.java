package dev.sinew.policies.sampling;

import java.util.function.DoubleFunction;

/// Levels with alpha 1 and the network that belongs to them.
///
/// @param at the level of any sigma
/// @param startScale of a full run, as huggingface/diffusers' `init_noise_sigma`
record SigmaLevels(
    Level[] levels, DoubleFunction<Level> at, Parameterization network, double startScale) {

  /// A network trained on discrete steps where the variance is preserved.
  static SigmaLevels discrete(Keys keys, double defaultStart, double defaultEnd) {
    NoiseSchedule schedule = ScheduleKeys.read(keys, defaultStart, defaultEnd).finite();
    SigmaTable table = new SigmaTable(schedule);
    int count = keys.section().integer("num-inference-steps");
    Timesteps spacing = keys.constant("timestep-spacing", Timesteps.LINSPACE);
    double[] times = spacing.of(schedule.steps(), count);
    if (spacing == Timesteps.LEADING) ScheduleKeys.offset(keys, times, schedule.steps());
    double[] sigmas = new double[count + 1];
    for (int i = 0; i < count; i++) sigmas[i] = table.at(times[i]);
    double last = keys.text("final-sigmas-type", "zero").equals("zero") ? 0 : table.min();
    if (keys.text("interpolation-type", "linear").equals("log_linear")) {
      sigmas = Sigmas.exponential(table.max(), table.min(), count + 1);
      last = sigmas[count];
    }
    boolean respaced = SigmaKeys.respace(keys, sigmas, count);
    sigmas[count] = last;
    for (int i = 0; i <= count; i++) sigmas[i] = (float) sigmas[i];
    boolean logarithmic = keys.text("timestep-type", "discrete").equals("continuous");
    DoubleFunction<Level> at =
        sigma -> new Level(1, sigma, logarithmic ? Math.log(sigma) / 4 : table.time(sigma));
    Level[] levels = new Level[count + 1];
    for (int i = 0; i < count; i++) {
      levels[i] = respaced || logarithmic ? at.apply(sigmas[i]) : new Level(1, sigmas[i], times[i]);
    }
    levels[count] = last(sigmas[count], at);
    double max = Math.max(sigmas[0], sigmas[count]);
    return new SigmaLevels(
        levels,
        at,
        new ScaledInput(keys.constant("prediction-type", Prediction.EPSILON)),
        spacing == Timesteps.LEADING ? Math.sqrt(max * max + 1) : max);
  }

  /// Karras et al. 2022.
  static SigmaLevels edm(Keys keys) {
    int count = keys.section().integer("num-inference-steps");
    double min = keys.number("sigma-min", 0.002);
    double max = keys.number("sigma-max", 80);
    if (!(min < max)) throw keys.problem("sigma-min", min + " is not below sigma-max, " + max);
    double[] sigmas =
        switch (keys.text("sigma-schedule", "karras")) {
          case "exponential" -> Sigmas.exponential(max, min, count);
          case "linear" -> Sigmas.linear(max, min, count);
          default -> Sigmas.karras(max, min, keys.number("rho", 7), count);
        };
    boolean told = keys.text("timestep-type", "log-sigma").equals("sigma");
    DoubleFunction<Level> at = sigma -> new Level(1, sigma, told ? sigma : Math.log(sigma) / 4);
    Level[] levels = new Level[count + 1];
    for (int i = 0; i < count; i++) levels[i] = at.apply(sigmas[i]);
    double last = keys.text("final-sigmas-type", "zero").equals("zero") ? 0 : sigmas[count - 1];
    levels[count] = last(last, at);
    double data = keys.number("sigma-data", 0.5);
    Parameterization network =
        switch (keys.text("prediction-type", "epsilon")) {
          case "sample" -> Prediction.SAMPLE;
          case "v_prediction" -> new Edm(data, 0, -1);
          default -> new Edm(data, 0, 1);
        };
    return new SigmaLevels(levels, at, network, Math.sqrt(max * max + 1));
  }

  private static Level last(double sigma, DoubleFunction<Level> at) {
    return sigma == 0 ? new Level(1, 0, Double.NaN) : at.apply(sigma);
  }
}
