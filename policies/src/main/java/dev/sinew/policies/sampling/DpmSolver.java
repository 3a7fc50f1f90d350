package dev.sinew.policies.sampling;

/// DPM-Solver++, multistep, orders 1 to 3 (Lu et al. 2022, algorithm 2; the third order as in
/// huggingface/diffusers), for any levels.
///
/// @param heun the second-order step of diffusers' `solver_type: heun` instead of `midpoint`
/// @param sde adds noise (diffusers' `sde-dpmsolver++`)
/// @param lowerOrderFinal of fewer than 15 steps, the last is of first order and the one before of
///     second at most
/// @param eulerAtFinal the last step is of first order
record DpmSolver(
    int order, boolean heun, boolean sde, boolean lowerOrderFinal, boolean eulerAtFinal)
    implements Integrator {

  private static final int FEW = 15;

  @Override
  public Stepper start(Level[] levels, int length) {
    return new History(this, levels, length);
  }

  /// Order of step `i`, which is preceded by `past` steps of this run.
  private int order(int i, int past, Level[] levels) {
    int steps = levels.length - 1;
    boolean few = lowerOrderFinal && steps < FEW;
    if (i == steps - 1 && (few || eulerAtFinal || levels[steps].sigma() == 0)) return 1;
    int highest = few && i == steps - 2 ? Math.min(order, 2) : order;
    return Math.min(highest, past + 1);
  }

  /// The clean estimates of the last steps.
  private static final class History implements Stepper {

    private final DpmSolver solver;
    private final Level[] levels;
    private final double[][] clean;
    private int first = -1;

    History(DpmSolver solver, Level[] levels, int length) {
      this.solver = solver;
      this.levels = levels;
      clean = new double[solver.order][length];
    }

    @Override
    public void step(int i, Step step) {
      if (first < 0) first = i;
      step.evaluate(levels[i]);
      System.arraycopy(step.clean(), 0, past(i), 0, past(i).length);
      float[] noise = solver.sde ? step.draw() : null;
      DpmCoefficients c =
          DpmCoefficients.of(
              levels, i, solver.order(i, i - first, levels), solver.heun, solver.sde);
      float[] sample = step.sample();
      double[] now = past(i);
      double[] before = past(i - 1);
      double[] earlier = past(i - 2);
      for (int k = 0; k < sample.length; k++) {
        double next = c.sample() * sample[k] + c.clean() * now[k];
        if (c.before() != 0) next += c.before() * before[k];
        if (c.earlier() != 0) next += c.earlier() * earlier[k];
        sample[k] = (float) (noise == null ? next : next + c.noise() * noise[k]);
      }
    }

    private double[] past(int i) {
      return clean[Math.floorMod(i, clean.length)];
    }
  }
}
