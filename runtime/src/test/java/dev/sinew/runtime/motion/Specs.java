package dev.sinew.runtime.motion;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.Unit;
import java.util.SplittableRandom;

/// Joints of the kinds that arms have, and random ones around them.
final class Specs {

  static final double NONE = Double.POSITIVE_INFINITY;

  /// The size of an FR3 joint, in the numbers of its public limits.
  static final JointSpec FR3 = joint(-2.8, 2.8, 2.5, 10, 5000);

  private static final double[] PERIODS = {0.001, 0.002, 0.004, 0.005, 0.01, 0.02};

  private Specs() {}

  static JointSpec joint(double min, double max, double v, double a, double j) {
    return new JointSpec("joint", Unit.RADIAN, min, max, v, a, j);
  }

  static double period(SplittableRandom random) {
    return PERIODS[random.nextInt(PERIODS.length)];
  }

  /// One in six without a jerk limit, one in six without one of acceleration either; one box in
  /// four begins at zero, one does not contain zero.
  static JointSpec random(SplittableRandom random) {
    double min = -random.nextDouble(0.02, 3);
    double max = random.nextDouble(0.02, 3);
    int box = random.nextInt(4);
    if (box == 0) min = 0;
    if (box == 1) min = max / random.nextDouble(1.1, 5);
    int kind = random.nextInt(6);
    double a = kind == 0 ? NONE : 10 * scale(random, 2);
    double j = kind <= 1 ? NONE : 5000 * scale(random, 5);
    if (kind == 5) return joint(-2.8, 2.8, 2.5, 10, 5000);
    return joint(min, max, 2.5 * scale(random, 2), a, j);
  }

  /// A joint whose acceleration and jerk are barely more than rounding.
  static JointSpec drowning(SplittableRandom random, double period) {
    double max = random.nextDouble(0.02, 3);
    double least = 1.001 * 20 * Math.ulp(max) / 0.01;
    double v = Math.max(2 * least / period, Math.exp(random.nextDouble(-25, 0)));
    double a = 4 * least / (period * period) * Math.exp(random.nextDouble(0, 5));
    return joint(-max, max, v, a, 8 * least / (period * period * period));
  }

  /// Log-uniform from `exp(-range)` to `exp(range / 2)`.
  private static double scale(SplittableRandom random, double range) {
    return Math.exp(random.nextDouble(-range, range / 2));
  }
}
