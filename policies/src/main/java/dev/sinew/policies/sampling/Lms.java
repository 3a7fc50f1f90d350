package dev.sinew.policies.sampling;

/// Linear multistep (Adams-Bashforth with unequal steps) on `d sample / d sigma` (Katherine
/// Crowson, k-diffusion, `sample_lms`).
///
/// @param order 1 to 4
record Lms(int order) implements Integrator {

  /// Nodes of Gauss's two-point rule, exact for the cubic polynomials of order 4.
  private static final double NODE = Math.sqrt(1.0 / 3);

  @Override
  public Stepper start(Level[] levels, int length) {
    double[][] slopes = new double[order][length];
    int[] first = {-1};
    return (i, step) -> {
      if (first[0] < 0) first[0] = i;
      step.evaluate(levels[i]);
      step.velocity(levels[i], slopes[i % order]);
      float[] sample = step.sample();
      int known = Math.min(i - first[0] + 1, order);
      double[] weights = new double[known];
      for (int j = 0; j < known; j++) weights[j] = weight(levels, i, known, j);
      for (int k = 0; k < length; k++) {
        double next = sample[k];
        for (int j = 0; j < known; j++) next += weights[j] * slopes[(i - j) % order][k];
        sample[k] = (float) next;
      }
    };
  }

  /// Integral over step `i` of the Lagrange polynomial that is 1 at the slope `j` steps ago.
  private static double weight(Level[] levels, int i, int known, int j) {
    double half = (levels[i + 1].sigma() - levels[i].sigma()) / 2;
    double middle = levels[i].sigma() + half;
    return half
        * (lagrange(levels, i, known, j, middle - half * NODE)
            + lagrange(levels, i, known, j, middle + half * NODE));
  }

  private static double lagrange(Level[] levels, int i, int known, int j, double sigma) {
    double product = 1;
    for (int m = 0; m < known; m++) {
      if (m == j) continue;
      product *= (sigma - levels[i - m].sigma()) / (levels[i - j].sigma() - levels[i - m].sigma());
    }
    return product;
  }
}
