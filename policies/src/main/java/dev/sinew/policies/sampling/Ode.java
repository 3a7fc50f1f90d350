package dev.sinew.policies.sampling;

/// Solvers of `d sample / d sigma = (sample - clean) / sigma`: the ODE of flow matching where
/// `alpha = 1 - sigma` (Lipman et al. 2023), and of Karras et al. 2022 where alpha is 1.
enum Ode implements Integrator {
  /// First order, one call a step.
  EULER {
    @Override
    public Stepper start(Level[] levels, int length) {
      double[] slope = new double[length];
      return (i, step) -> {
        slope(step, levels[i], slope);
        move(step.sample(), step.sample(), slope, inverse(levels[i], levels[i + 1]));
      };
    }
  },

  /// Second order: the slope in the middle of the step.
  MIDPOINT {
    @Override
    public Stepper start(Level[] levels, int length) {
      double[] slope = new double[length];
      float[] began = new float[length];
      return (i, step) -> {
        double inverse = inverse(levels[i], levels[i + 1]);
        slope(step, levels[i], slope);
        System.arraycopy(step.sample(), 0, began, 0, length);
        move(began, step.sample(), slope, 2 * inverse);
        slope(step, middle(levels[i], levels[i + 1]), slope);
        move(began, step.sample(), slope, inverse);
      };
    }

    @Override
    public int calls(Level[] levels) {
      return 2 * (levels.length - 1);
    }
  },

  /// Second order: the mean of the slopes at both ends; where a step ends without noise, Euler's.
  HEUN {
    @Override
    public Stepper start(Level[] levels, int length) {
      double[] first = new double[length];
      double[] second = new double[length];
      float[] began = new float[length];
      return (i, step) -> {
        double inverse = inverse(levels[i], levels[i + 1]);
        slope(step, levels[i], first);
        System.arraycopy(step.sample(), 0, began, 0, length);
        move(began, step.sample(), first, inverse);
        if (levels[i + 1].sigma() == 0) return;
        slope(step, levels[i + 1], second);
        for (int k = 0; k < length; k++) first[k] = (first[k] + second[k]) / 2;
        move(began, step.sample(), first, inverse);
      };
    }

    @Override
    public int calls(Level[] levels) {
      int last = levels.length - 1;
      return levels[last].sigma() == 0 ? 2 * last - 1 : 2 * last;
    }
  },

  /// Fourth order (Kutta 1901). It asks a network at the very end, too; where that answer was
  /// replaced, the slope before it counts twice.
  RK4 {
    @Override
    public Stepper start(Level[] levels, int length) {
      double[] slope = new double[length];
      double[] sum = new double[length];
      float[] began = new float[length];
      return (i, step) -> {
        double inverse = inverse(levels[i], levels[i + 1]);
        Level middle = middle(levels[i], levels[i + 1]);
        System.arraycopy(step.sample(), 0, began, 0, length);
        slope(step, levels[i], sum);
        move(began, step.sample(), sum, 2 * inverse);
        add(step, middle, 2, slope, sum);
        move(began, step.sample(), slope, 2 * inverse);
        add(step, middle, 2, slope, sum);
        move(began, step.sample(), slope, inverse);
        add(step, levels[i + 1], 1, slope, sum);
        move(began, step.sample(), sum, 6 * inverse);
      };
    }

    @Override
    public int calls(Level[] levels) {
      return 4 * (levels.length - 1);
    }
  };

  private static void slope(Step step, Level at, double[] out) {
    step.evaluate(at);
    step.velocity(at, out);
  }

  private static void add(Step step, Level at, int weight, double[] slope, double[] sum) {
    slope(step, at, slope);
    for (int k = 0; k < sum.length; k++) sum[k] += weight * slope[k];
  }

  private static void move(float[] from, float[] to, double[] slope, double inverse) {
    for (int k = 0; k < from.length; k++) to[k] = (float) (from[k] + slope[k] / inverse);
  }

  /// One over the step in sigma. A step of 1/n gives n to the last bit: dividing by it is what
  /// training code does, and is exact more often than a product with a rounded 1/n.
  private static double inverse(Level from, Level to) {
    double inverse = 1 / (to.sigma() - from.sigma());
    double whole = Math.rint(inverse);
    return Math.abs(inverse - whole) < 1e-9 * Math.abs(whole) ? whole : inverse;
  }

  private static Level middle(Level a, Level b) {
    return new Level(
        (a.alpha() + b.alpha()) / 2, (a.sigma() + b.sigma()) / 2, (a.time() + b.time()) / 2);
  }
}
