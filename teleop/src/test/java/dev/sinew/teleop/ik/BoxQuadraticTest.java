package dev.sinew.teleop.ik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BoxQuadraticTest {

  @Property(seed = "201", tries = 2000)
  void noOtherChoiceOfBoundsThatHoldIsBetter(@ForAll long seed) {
    Problem problem = new Problem(new Random(seed), 1 + new Random(seed).nextInt(4));
    double best = Double.POSITIVE_INFINITY;
    int choices = (int) Math.pow(3, problem.n);
    for (int choice = 0; choice < choices; choice++) {
      best = Math.min(best, problem.valueWith(choice));
    }
    BoxQuadratic solver = new BoxQuadratic(problem.n);
    assertThat(solver.solve(problem.h, problem.g, problem.bounds)).isTrue();
    double[] x = problem.read(solver);
    assertThat(problem.value(x)).isEqualTo(best, within(1e-9 * (1 + Math.abs(best))));
  }

  /// Karush, Kuhn and Tucker: inside, no slope; at a bound, the slope presses against it.
  @Property(seed = "202", tries = 2000)
  void theSlopeVanishesInsideAndPressesAgainstBounds(@ForAll long seed) {
    Problem problem = new Problem(new Random(seed), 1 + new Random(seed).nextInt(8));
    BoxQuadratic solver = new BoxQuadratic(problem.n);
    assertThat(solver.solve(problem.h, problem.g, problem.bounds)).isTrue();
    double[] x = problem.read(solver);
    for (int i = 0; i < problem.n; i++) {
      double slope = problem.slope(x, i);
      assertThat(x[i]).isBetween(problem.bounds.lower(i), problem.bounds.upper(i));
      if (x[i] > problem.bounds.lower(i)) assertThat(slope).isLessThan(1e-7);
      if (x[i] < problem.bounds.upper(i)) assertThat(slope).isGreaterThan(-1e-7);
    }
  }

  @Test
  void somethingThatIsNoNumberIsNotSolvedAndStaysInTheBox() {
    Problem problem = new Problem(new Random(3), 4);
    problem.g[2] = Double.NaN;
    BoxQuadratic solver = new BoxQuadratic(4);
    assertThat(solver.solve(problem.h, problem.g, problem.bounds)).isFalse();
    for (int i = 0; i < 4; i++) {
      assertThat(solver.x(i)).isBetween(problem.bounds.lower(i), problem.bounds.upper(i));
    }
  }

  /// A random positive definite one, often with bounds that hold and an interval that is a point.
  private static final class Problem {
    final int n;
    final double[] h;
    final double[] g;
    final StepBounds bounds;

    Problem(Random random, int n) {
      this.n = n;
      h = new double[n * n];
      g = new double[n];
      double[] a = random.doubles((long) n * n, -1, 1).toArray();
      for (int i = 0; i < n; i++) {
        g[i] = random.nextDouble(-1, 1);
        for (int j = 0; j < n; j++) {
          h[i * n + j] = i == j ? 1e-3 : 0;
          for (int k = 0; k < n; k++) h[i * n + j] += a[k * n + i] * a[k * n + j];
        }
      }
      JointBound[] joints = new JointBound[n];
      double none = Double.POSITIVE_INFINITY;
      for (int i = 0; i < n; i++)
        joints[i] = new JointBound(-random.nextDouble(), random.nextDouble(), 100, none);
      bounds = new StepBounds(joints, 1);
      for (int i = 0; i < n; i++) {
        boolean point = random.nextInt(8) == 0;
        bounds.update(i, 0, 0);
        if (point) bounds.pull(i, 0, bounds.upper(i) / 2, 0);
      }
    }

    double[] read(BoxQuadratic solver) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) x[i] = solver.x(i);
      return x;
    }

    double slope(double[] x, int i) {
      double slope = g[i];
      for (int j = 0; j < n; j++) slope += h[i * n + j] * x[j];
      return slope;
    }

    double value(double[] x) {
      double value = 0;
      for (int i = 0; i < n; i++) value += x[i] * (slope(x, i) + g[i]) / 2;
      return value;
    }

    /// Least value with each variable free, low or high as the digits of the choice say; infinity
    /// when that leaves the box.
    double valueWith(int choice) {
      double[] x = new double[n];
      boolean[] free = new boolean[n];
      for (int i = 0, rest = choice; i < n; i++, rest /= 3) {
        free[i] = rest % 3 == 0;
        x[i] = free[i] ? 0 : rest % 3 == 1 ? bounds.lower(i) : bounds.upper(i);
      }
      descend(x, free);
      for (int i = 0; i < n; i++) {
        boolean inside = x[i] >= bounds.lower(i) - 1e-12 && x[i] <= bounds.upper(i) + 1e-12;
        if (!inside) return Double.POSITIVE_INFINITY;
      }
      return value(x);
    }

    /// Solves for the free ones by elimination, in the order of the variables: `h` is positive
    /// definite.
    private void descend(double[] x, boolean[] free) {
      double[][] m = new double[n][n + 1];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) m[i][j] = free[i] && free[j] ? h[i * n + j] : i == j ? 1 : 0;
        m[i][n] = free[i] ? -slope(x, i) : 0;
      }
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < n; k++) {
          double share = k == i ? 0 : m[k][i] / m[i][i];
          for (int j = i; j <= n; j++) m[k][j] -= share * m[i][j];
        }
      }
      for (int i = 0; i < n; i++) x[i] += m[i][n] / m[i][i];
    }
  }
}
