package dev.sinew.policies.sampling;

/// Two networks in turn: one until some time of the run, another from there to the end (Ren et al.
/// 2024, DPPO, whose fine-tuned copy takes the last steps).
public final class SplitDenoiser implements Denoiser {

  private final Denoiser early;
  private final Denoiser late;
  private final float from;
  private final boolean falling;

  private SplitDenoiser(Denoiser early, Denoiser late, float from, boolean falling) {
    this.early = early;
    this.late = late;
    this.from = from;
    this.falling = falling;
  }

  /// @param steps the last steps of the sampler, which belong to `late`: every call at or past the
  ///     time at which the first of them begins; 0 for none
  public static Denoiser lastSteps(Sampler sampler, int steps, Denoiser early, Denoiser late) {
    int all = sampler.steps();
    if (steps < 0 || steps > all) throw new IllegalArgumentException(steps + " steps of " + all);
    if (steps == 0) return early;
    if (steps == all) return late;
    double from = sampler.level(all - steps).time();
    return new SplitDenoiser(early, late, (float) from, sampler.level(0).time() > from);
  }

  @Override
  public void predict(float[] sample, int call, float time, float[] out) {
    boolean past = falling ? time <= from : time >= from;
    (past ? late : early).predict(sample, call, time, out);
  }
}
