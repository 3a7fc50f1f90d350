package dev.sinew.policies.sampling;

/// Flow matching on a straight path.
final class FlowSection {

  private FlowSection() {}

  /// Equal steps, as LeRobot's and openpi's `t = 1 + k dt`: the network never sees the end.
  static Sampler flow(Keys keys) {
    int count = keys.section().integer("num-inference-steps");
    boolean noiseAtOne = keys.integer("noise-at", 1) == 1;
    double shift = keys.number("shift", 1);
    double[] sigmas = new double[count];
    for (int i = 0; i < count; i++) sigmas[i] = shifted(shift, (double) (count - i) / count);
    return sampler(
        keys, sigmas, noiseAtOne, keys.number("time-scale", 1), keys.constant("solver", Ode.EULER));
  }

  /// huggingface/diffusers' `FlowMatchEulerDiscreteScheduler`: the last call is one training step
  /// away from the data, and the shift acts on the ends of the range and on what lies between.
  static Sampler flowMatch(Keys keys) {
    int count = keys.section().integer("num-inference-steps");
    int train = keys.integer("num-train-timesteps", 1000);
    double shift = keys.number("shift", 1);
    double least = shifted(shift, 1.0 / train);
    double[] sigmas = Sigmas.linear(1, least, count);
    for (int i = 0; i < count; i++) sigmas[i] = shifted(shift, sigmas[i]);
    if (keys.has("shift-terminal")) stretch(sigmas, keys.section().number("shift-terminal"));
    SigmaKeys.respace(keys, sigmas, count);
    boolean inverted = keys.flag("invert-sigmas", false);
    Integrator solver =
        keys.flag("stochastic-sampling", false)
            ? new Consistency(next(sigmas))
            : keys.constant("solver", Ode.EULER);
    return sampler(keys, sigmas, !inverted, train, solver);
  }

  private static Sampler sampler(
      Keys keys, double[] sigmas, boolean noiseAtOne, double scale, Integrator solver) {
    int count = sigmas.length;
    Level[] levels = new Level[count + 1];
    for (int i = 0; i <= count; i++) {
      double sigma = i < count ? sigmas[i] : 0;
      levels[i] = new Level(1 - sigma, sigma, scale * (noiseAtOne ? sigma : 1 - sigma));
    }
    return new LevelSampler(
        levels,
        solver,
        noiseAtOne ? Prediction.FLOW_PREDICTION : Prediction.FLOW_TO_DATA,
        LimitKeys.read(keys, false),
        keys.number("start-scale", 1),
        keys.number("final-clip", Double.POSITIVE_INFINITY));
  }

  /// Esser et al. 2024, section 5.3.2.
  private static double shifted(double shift, double sigma) {
    return shift * sigma / (1 + (shift - 1) * sigma);
  }

  /// So that the last sigma is `terminal`.
  private static void stretch(double[] sigmas, double terminal) {
    double factor = (1 - sigmas[sigmas.length - 1]) / (1 - terminal);
    for (int i = 0; i < sigmas.length; i++) sigmas[i] = 1 - (1 - sigmas[i]) / factor;
  }

  private static double[] next(double[] sigmas) {
    double[] next = new double[sigmas.length];
    System.arraycopy(sigmas, 1, next, 0, sigmas.length - 1);
    return next;
  }
}
