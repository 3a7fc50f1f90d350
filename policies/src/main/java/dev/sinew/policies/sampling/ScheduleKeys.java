package dev.sinew.policies.sampling;

/// Keys of the training schedule.
final class ScheduleKeys {

  private ScheduleKeys() {}

  static NoiseSchedule read(Keys keys, double defaultStart, double defaultEnd) {
    NoiseSchedule schedule = betas(keys, defaultStart, defaultEnd);
    return keys.flag("rescale-betas-zero-snr", false) ? schedule.zeroTerminalSnr() : schedule;
  }

  private static NoiseSchedule betas(Keys keys, double defaultStart, double defaultEnd) {
    if (keys.has("trained-betas")) return NoiseSchedule.of(keys.section().numbers("trained-betas"));
    int steps = keys.integer("num-train-timesteps", 1000);
    double start = keys.number("beta-start", defaultStart);
    double end = keys.number("beta-end", defaultEnd);
    double cap = keys.number("max-beta", 0.999);
    return switch (keys.text("beta-schedule", "linear")) {
      case "scaled_linear" -> NoiseSchedule.scaledLinear(steps, start, end);
      case "squaredcos_cap_v2" -> NoiseSchedule.squaredCosine(steps, cap);
      case "sigmoid" -> NoiseSchedule.sigmoid(steps, start, end);
      case "exp" -> NoiseSchedule.exponential(steps, cap);
      default -> NoiseSchedule.linear(steps, start, end);
    };
  }

  /// Adds `steps-offset`, which only leading spacing has.
  static int[] offset(Keys keys, int[] times, int train) {
    if (!keys.text("timestep-spacing", "leading").equals("leading")) return times;
    int offset = keys.integer("steps-offset", 0);
    for (int i = 0; i < times.length; i++) times[i] += offset;
    if (times[0] >= train) {
      throw keys.problem(
          "steps-offset",
          "puts the first step at " + times[0] + " of " + train + " training steps");
    }
    return times;
  }
}
