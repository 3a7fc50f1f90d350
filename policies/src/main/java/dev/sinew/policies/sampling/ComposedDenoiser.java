package dev.sinew.policies.sampling;

import java.util.Arrays;
import java.util.List;

/// A weighted sum of what several networks answer to the same sample. They must answer the same
/// kind of thing (noise, velocity, clean sample). Confined to one thread.
public final class ComposedDenoiser implements Denoiser {

  private final List<Denoiser> parts;
  private final double[] weights;
  private float[] answer = {};
  private double[] sum = {};

  private ComposedDenoiser(List<Denoiser> parts, double[] weights) {
    this.parts = parts;
    this.weights = weights;
  }

  /// Composition of policies (Cao et al. 2025, GPC): with weights that sum to 1, a convex
  /// combination of their scores.
  ///
  /// @param weights one for each part
  public static ComposedDenoiser weighted(List<? extends Denoiser> parts, double... weights) {
    if (parts.isEmpty() || parts.size() != weights.length) {
      throw new IllegalArgumentException(
          weights.length + " weights for " + parts.size() + " parts");
    }
    return new ComposedDenoiser(List.copyOf(parts), weights.clone());
  }

  /// Classifier-free guidance (Ho & Salimans 2022): `unconditional + scale * (conditional -
  /// unconditional)`.
  ///
  /// @param scale 1: the condition alone; above 1: more than it
  public static ComposedDenoiser guided(
      Denoiser conditional, Denoiser unconditional, double scale) {
    return weighted(List.of(conditional, unconditional), scale, 1 - scale);
  }

  @Override
  public void predict(float[] sample, int call, float time, float[] out) {
    if (answer.length != sample.length) {
      answer = new float[sample.length];
      sum = new double[sample.length];
    }
    Arrays.fill(sum, 0);
    for (int i = 0; i < weights.length; i++) {
      parts.get(i).predict(sample, call, time, answer);
      for (int k = 0; k < sum.length; k++) sum[k] += weights[i] * answer[k];
    }
    for (int k = 0; k < sum.length; k++) out[k] = (float) sum[k];
  }
}
