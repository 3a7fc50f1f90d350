package dev.sinew.teleop.ik;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;

/// Minimises `x'Hx / 2 + g'x` inside a box, `H` symmetric and positive definite, by a primal active
/// set (Nocedal and Wright, Numerical Optimization, algorithm 16.3, with bounds for constraints).
///
/// Every iterate is inside the box, so that the answer is feasible also when the budget of steps is
/// spent. Confined to one thread; allocates nothing after construction.
public final class BoxQuadratic {

  private static final int FREE = 0;
  private static final int LOW = -1;
  private static final int HIGH = 1;

  /// Below this share of the largest gradient a multiplier counts as zero.
  private static final double NOTHING = 1e-12;

  private final int n;
  private final int budget;
  private final DMatrixRMaj reduced;
  private final DMatrixRMaj right;
  private final DMatrixRMaj ahead;
  private final LinearSolverChol_DDRM solver =
      new LinearSolverChol_DDRM(new CholeskyDecompositionInner_DDRM(true));
  private final int[] pinned;
  private final double[] x;

  /// @param n variables
  public BoxQuadratic(int n) {
    this.n = n;
    budget = 8 + 6 * n;
    reduced = new DMatrixRMaj(n, n);
    right = new DMatrixRMaj(n, 1);
    ahead = new DMatrixRMaj(n, 1);
    pinned = new int[n];
    x = new double[n];
  }

  /// @param h row-major
  /// @param bounds of each variable; lower is not above upper
  /// @return whether the minimum was reached; false also when `H` is not positive definite or
  ///     something is not a number. [#x] is inside the box either way
  boolean solve(double[] h, double[] g, StepBounds bounds) {
    for (int i = 0; i < n; i++) {
      x[i] = Math.clamp(0.0, bounds.lower(i), bounds.upper(i));
      pinned[i] = FREE;
    }
    for (int step = 0; step < budget; step++) {
      if (!minimiseFree(h, g)) return false;
      if (!advance(bounds) && !release(h, g, bounds)) return true;
    }
    return false;
  }

  double x(int i) {
    return x[i];
  }

  /// The minimum over the free variables, into `ahead`: rows and columns of the others become those
  /// of the identity, so that the size of the system stays.
  private boolean minimiseFree(double[] h, double[] g) {
    for (int i = 0; i < n; i++) {
      double sum = -g[i];
      for (int j = 0; j < n; j++) {
        boolean both = pinned[i] == FREE && pinned[j] == FREE;
        reduced.data[i * n + j] = both ? h[i * n + j] : i == j ? 1 : 0;
        if (pinned[j] != FREE) sum -= h[i * n + j] * x[j];
      }
      right.data[i] = pinned[i] == FREE ? sum : x[i];
    }
    if (!solver.setA(reduced)) return false;
    solver.solve(right, ahead);
    for (int i = 0; i < n; i++) {
      if (!Double.isFinite(ahead.data[i])) return false;
    }
    return true;
  }

  /// Goes there, or to the first bound on the way, which then holds.
  ///
  /// @return whether a bound was met
  private boolean advance(StepBounds bounds) {
    double share = 1;
    int first = -1;
    for (int i = 0; i < n; i++) {
      double way = ahead.data[i] - x[i];
      double room = (way > 0 ? bounds.upper(i) : bounds.lower(i)) - x[i];
      if (pinned[i] == FREE && Math.abs(way) * share > Math.abs(room)) {
        share = room / way;
        first = i;
      }
    }
    for (int i = 0; i < n; i++) {
      double to = x[i] + share * (ahead.data[i] - x[i]);
      if (pinned[i] == FREE) x[i] = Math.clamp(to, bounds.lower(i), bounds.upper(i));
    }
    if (first < 0) return false;
    pinned[first] = ahead.data[first] > x[first] ? HIGH : LOW;
    x[first] = pinned[first] == HIGH ? bounds.upper(first) : bounds.lower(first);
    return true;
  }

  /// Frees the variable that pulls hardest away from its bound.
  ///
  /// @return false when none does: this is the minimum
  private boolean release(double[] h, double[] g, StepBounds bounds) {
    int hardest = -1;
    double pull = 0;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double gradient = g[i];
      for (int j = 0; j < n; j++) gradient += h[i * n + j] * x[j];
      largest = Math.max(largest, Math.max(Math.abs(gradient), Math.abs(g[i])));
      boolean open = bounds.lower(i) < bounds.upper(i);
      if (open && pinned[i] * gradient > pull) {
        pull = pinned[i] * gradient;
        hardest = i;
      }
    }
    if (!(pull > NOTHING * largest)) return false;
    pinned[hardest] = FREE;
    return true;
  }
}
