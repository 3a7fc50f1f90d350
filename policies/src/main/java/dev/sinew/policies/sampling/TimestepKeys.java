package dev.sinew.policies.sampling;

/// Keys that say which training steps a run visits.
final class TimestepKeys {

  private TimestepKeys() {}

  static int[] spaced(Keys keys, int train) {
    int count = keys.section().integer("num-inference-steps");
    if (count > train) {
      throw keys.problem("num-inference-steps", count + " is above num-train-timesteps, " + train);
    }
    Timesteps spacing = keys.constant("timestep-spacing", Timesteps.LEADING);
    double[] times = spacing.of(train, count);
    if (spacing == Timesteps.LEADING) ScheduleKeys.offset(keys, times, train);
    int[] whole = new int[count];
    for (int i = 0; i < count; i++) whole[i] = (int) Math.rint(times[i]);
    return whole;
  }

  /// `timesteps`, falling.
  static int[] custom(Keys keys, int train) {
    if (keys.has("num-inference-steps")) {
      throw keys.problem("timesteps", "num-inference-steps is given too; one of them");
    }
    double[] listed = keys.section().numbers("timesteps");
    int[] times = new int[listed.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = (int) listed[i];
      if (i > 0 && times[i] >= times[i - 1]) {
        throw keys.problem("timesteps", times[i] + " follows " + times[i - 1] + "; they must fall");
      }
    }
    if (times[0] >= train) {
      throw keys.problem("timesteps", times[0] + " is not below num-train-timesteps, " + train);
    }
    return times;
  }

  /// Evenly spread over the steps that a consistency model was distilled on (huggingface/diffusers,
  /// `LCMScheduler`).
  static int[] distilled(Keys keys, int train) {
    int count = keys.section().integer("num-inference-steps");
    int original = keys.integer("original-inference-steps", 50);
    if (original > train) {
      throw keys.problem(
          "original-inference-steps", original + " is above num-train-timesteps, " + train);
    }
    if (count > original) {
      throw keys.problem(
          "num-inference-steps", count + " is above original-inference-steps, " + original);
    }
    int[] times = new int[count];
    for (int i = 0; i < count; i++) {
      times[i] = (original - (int) ((double) original * i / count)) * (train / original) - 1;
    }
    return times;
  }
}
