package dev.sinew.policies.sampling;

import java.util.function.Consumer;

/// Every step several times before the next. Stateless.
public final class Repeats implements Guide {

  private final int times;
  private final Consumer<Step> back;

  private Repeats(int times, Consumer<Step> back) {
    if (times < 1) throw new IllegalArgumentException("a step " + times + " times");
    this.times = times;
    this.back = back;
  }

  /// The clean estimate is given fresh noise of the same level (Wang et al. 2025, inference-time
  /// policy steering: a Markov chain at every level).
  public static Repeats renoised(int times) {
    return new Repeats(times, Step::renoise);
  }

  /// The sample after the step is diffused back over it (Lugmayr et al. 2022, RePaint).
  public static Repeats diffused(int times) {
    return new Repeats(times, Step::diffuse);
  }

  @Override
  public boolean after(Step step) {
    if (step.repeat() + 1 >= times) return false;
    back.accept(step);
    return true;
  }
}
