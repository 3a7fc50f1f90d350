package dev.sinew.policies.sampling;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/// The betas of a discrete diffusion, as the running product `alphaBar(t) = prod(1 - beta)`.
/// Immutable. Names as in huggingface/diffusers (`beta_schedule`).
public final class NoiseSchedule {

  private final double[] alphaBar;

  private NoiseSchedule(double[] alphaBar) {
    this.alphaBar = alphaBar;
  }

  /// Betas equally spaced from `start` to `end` (Ho et al. 2020).
  public static NoiseSchedule linear(int steps, double start, double end) {
    return of(steps, t -> spaced(start, end, t, steps));
  }

  /// Square roots of the betas equally spaced (Rombach et al. 2022).
  public static NoiseSchedule scaledLinear(int steps, double start, double end) {
    double from = Math.sqrt(start);
    double to = Math.sqrt(end);
    return of(
        steps,
        t -> {
          double root = spaced(from, to, t, steps);
          return root * root;
        });
  }

  /// Squared cosine, `alphaBar = cos^2((s + 0.008) / 1.008 * pi / 2)` (Nichol & Dhariwal 2021,
  /// equation 17).
  ///
  /// @param maxBeta cap of a single beta
  public static NoiseSchedule squaredCosine(int steps, double maxBeta) {
    return continuous(
        steps,
        maxBeta,
        s -> {
          double c = StrictMath.cos((s + 0.008) / 1.008 * Math.PI / 2);
          return c * c;
        });
  }

  /// `alphaBar = exp(-12 s)`, diffusers' `exp`.
  ///
  /// @param maxBeta cap of a single beta
  public static NoiseSchedule exponential(int steps, double maxBeta) {
    return continuous(steps, maxBeta, s -> StrictMath.exp(-12 * s));
  }

  /// Betas along a sigmoid between -6 and 6 (Xu et al. 2022, GeoDiff).
  public static NoiseSchedule sigmoid(int steps, double start, double end) {
    return of(steps, t -> start + (end - start) / (1 + StrictMath.exp(-spaced(-6, 6, t, steps))));
  }

  /// The betas themselves, as `trained_betas`.
  public static NoiseSchedule of(double[] betas) {
    return of(betas.length, t -> betas[t]);
  }

  /// The same schedule stretched so that nothing of the signal is left at the last step (Lin et al.
  /// 2024, algorithm 1).
  public NoiseSchedule zeroTerminalSnr() {
    double first = Math.sqrt(alphaBar[0]);
    double last = Math.sqrt(alphaBar[alphaBar.length - 1]);
    double[] stretched = new double[alphaBar.length];
    for (int t = 0; t < stretched.length; t++) {
      double root = (Math.sqrt(alphaBar[t]) - last) * first / (first - last);
      stretched[t] = root * root;
    }
    return new NoiseSchedule(stretched);
  }

  public int steps() {
    return alphaBar.length;
  }

  /// @param t 0 (nearly clean) to `steps() - 1` (nearly noise)
  public double alphaBar(int t) {
    return alphaBar[t];
  }

  /// The level of training step `t`, variance preserved.
  Level level(int t) {
    return new Level(Math.sqrt(alphaBar[t]), Math.sqrt(1 - alphaBar[t]), t);
  }

  /// Noise to signal, `sqrt((1 - alphaBar) / alphaBar)`: the level of the sample divided by alpha.
  double sigma(int t) {
    return Math.sqrt((1 - alphaBar[t]) / alphaBar[t]);
  }

  private static NoiseSchedule of(int steps, IntToDoubleFunction beta) {
    double[] alphaBar = new double[steps];
    double product = 1;
    for (int t = 0; t < steps; t++) alphaBar[t] = product *= 1 - beta.applyAsDouble(t);
    return new NoiseSchedule(alphaBar);
  }

  private static NoiseSchedule continuous(int steps, double maxBeta, DoubleUnaryOperator alphaBar) {
    return of(
        steps,
        t -> {
          double ratio =
              alphaBar.applyAsDouble((t + 1.0) / steps)
                  / alphaBar.applyAsDouble((double) t / steps);
          return Math.min(1 - ratio, maxBeta);
        });
  }

  private static double spaced(double from, double to, int i, int count) {
    return count == 1 ? from : from + (to - from) * i / (count - 1);
  }
}
