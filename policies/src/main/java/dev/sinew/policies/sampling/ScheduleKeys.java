package dev.sinew.policies.sampling;

/// Keys of the training schedule.
final class ScheduleKeys {

  private ScheduleKeys() {}

  static NoiseSchedule read(Keys keys, double defaultStart, double defaultEnd) {
    double[] betas = betas(keys, defaultStart, defaultEnd);
    NoiseSchedule schedule =
        keys.text("schedule-dtype", "float32").equals("float64")
            ? NoiseSchedule.of(betas)
            : NoiseSchedule.ofFloats(betas);
    return keys.flag("rescale-betas-zero-snr", false) ? schedule.zeroTerminalSnr() : schedule;
  }

  private static double[] betas(Keys keys, double defaultStart, double defaultEnd) {
    if (keys.has("trained-betas")) return keys.section().numbers("trained-betas");
    int steps = keys.integer("num-train-timesteps", 1000);
    double start = keys.number("beta-start", defaultStart);
    double end = keys.number("beta-end", defaultEnd);
    double cap = keys.number("max-beta", 0.999);
    return switch (keys.text("beta-schedule", "linear")) {
      case "scaled_linear" -> Betas.scaledLinear(steps, start, end);
      case "squaredcos_cap_v2" -> Betas.squaredCosine(steps, cap);
      case "sigmoid" -> Betas.sigmoid(steps, start, end);
      case "exp" -> Betas.exponential(steps, cap);
      default -> Betas.linear(steps, start, end);
    };
  }

  /// Adds `steps-offset`, which leading spacing alone has.
  static void offset(Keys keys, double[] times, int train) {
    int offset = keys.integer("steps-offset", 0);
    for (int i = 0; i < times.length; i++) times[i] += offset;
    if (times[0] >= train) {
      throw keys.problem(
          "steps-offset",
          "puts the first step at " + (int) times[0] + " of " + train + " training steps");
    }
  }
}
