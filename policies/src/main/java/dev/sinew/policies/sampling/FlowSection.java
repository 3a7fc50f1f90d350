package dev.sinew.policies.sampling;

/// Flow matching on a straight path.
final class FlowSection {

  private FlowSection() {}

  /// Equal steps, as LeRobot's and openpi's `t = 1 + k dt`: the network never sees the end.
  static Sampler flow(Keys keys) {
    int count = keys.section().integer("num-inference-steps");
    boolean noiseAtOne = keys.integer("noise-at", 1) == 1;
    double scale = keys.number("time-scale", 1);
    double shift = keys.number("shift", 1);
    Level[] levels = new Level[count + 1];
    for (int i = 0; i <= count; i++) {
      double even = (double) (count - i) / count;
      double sigma = shift * even / (1 + (shift - 1) * even);
      levels[i] = new Level(1 - sigma, sigma, scale * (noiseAtOne ? sigma : 1 - sigma));
    }
    return new LevelSampler(
        levels,
        keys.constant("solver", Flow.EULER),
        noiseAtOne ? Prediction.FLOW_TO_NOISE : Prediction.FLOW_TO_DATA,
        LimitKeys.read(keys, false),
        keys.number("start-scale", 1),
        keys.number("final-clip", Double.POSITIVE_INFINITY));
  }
}
