package dev.sinew.policies.sampling;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// The variance that every training step adds. Names as huggingface/diffusers' `beta_schedule`.
final class Betas {

  private Betas() {}

  /// Equally spaced (Ho et al. 2020).
  static double[] linear(int steps, double start, double end) {
    return of(steps, t -> spaced(start, end, t, steps));
  }

  /// Square roots equally spaced (Rombach et al. 2022).
  static double[] scaledLinear(int steps, double start, double end) {
    double from = Math.sqrt(start);
    double to = Math.sqrt(end);
    return of(
        steps,
        t -> {
          double root = spaced(from, to, t, steps);
          return root * root;
        });
  }

  /// Along a sigmoid between -6 and 6 (Xu et al. 2022, GeoDiff).
  static double[] sigmoid(int steps, double start, double end) {
    return of(steps, t -> start + (end - start) / (1 + StrictMath.exp(-spaced(-6, 6, t, steps))));
  }

  /// `alphaBar = cos^2((s + 0.008) / 1.008 * pi / 2)` (Nichol & Dhariwal 2021, equation 17).
  ///
  /// @param cap of a single beta
  static double[] squaredCosine(int steps, double cap) {
    return continuous(
        steps,
        cap,
        s -> {
          double c = StrictMath.cos((s + 0.008) / 1.008 * Math.PI / 2);
          return c * c;
        });
  }

  /// `alphaBar = exp(-12 s)`.
  ///
  /// @param cap of a single beta
  static double[] exponential(int steps, double cap) {
    return continuous(steps, cap, s -> StrictMath.exp(-12 * s));
  }

  private static double[] continuous(int steps, double cap, DoubleUnaryOperator alphaBar) {
    return of(
        steps,
        t -> {
          double ratio =
              alphaBar.applyAsDouble((t + 1.0) / steps)
                  / alphaBar.applyAsDouble((double) t / steps);
          return Math.min(1 - ratio, cap);
        });
  }

  private static double[] of(int steps, IntToDoubleFunction beta) {
    return IntStream.range(0, steps).mapToDouble(beta).toArray();
  }

  private static double spaced(double from, double to, int i, int count) {
    return from + (to - from) * i / (count - 1);
  }
}
