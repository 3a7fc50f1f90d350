package dev.sinew.runtime.motion;

import dev.sinew.runtime.JointSpec;
import java.util.SplittableRandom;

/// Who wants commands that no arm should get, in chunks of a few ticks, for one joint.
///
/// Knows the state of the commands (q, V, A in tick units), so that it can aim exactly at a limit.
final class Adversary {

  private static final int KINDS = 13;

  private static final double[] NOT_FINITE = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  private static final double[] HUGE = {Double.MAX_VALUE, -Double.MAX_VALUE, 1e300, -1e18, 1e9};

  private final SplittableRandom random;
  private final JointSpec joint;
  private final double v;
  private final double a;
  private final double j;
  private int kind;
  private double target;
  private double slope;
  private double amplitude;
  private int tick;

  Adversary(SplittableRandom random, JointSpec joint, double period) {
    this.random = random;
    this.joint = joint;
    v = joint.maxVelocity() * period;
    a = Math.min(joint.maxAcceleration() * period * period, 2 * v);
    j = Math.min(joint.maxJerk() * period * period * period, 2 * a);
  }

  void nextChunk() {
    kind = random.nextInt(KINDS);
    target = random.nextDouble(joint.min() - 1, joint.max() + 1);
    slope = random.nextDouble(-2 * v, 2 * v);
    amplitude = Math.exp(random.nextDouble(-20, 0)) * (joint.max() - joint.min());
    tick = 0;
  }

  double want(double q, double velocity, double acceleration) {
    tick++;
    double sign = random.nextBoolean() ? 1 : -1;
    return switch (kind) {
      case 0 -> target;
      case 1 -> q + slope;
      case 2 -> target + tick * slope;
      case 3 -> q + ((tick & 1) == 0 ? amplitude : -amplitude);
      case 4 -> sign > 0 ? Math.nextUp(joint.max()) : joint.min() - amplitude;
      case 5 -> NOT_FINITE[random.nextInt(NOT_FINITE.length)];
      case 6 -> HUGE[random.nextInt(HUGE.length)];
      case 7 -> sign * Double.MIN_VALUE * random.nextInt(1000);
      case 8 -> q + velocity + withinLimits(velocity, acceleration);
      case 9 -> q + velocity + acceleration + sign * nearly(j);
      case 10 -> q + velocity + sign * nearly(a);
      case 11 -> q + sign * nearly(v);
      default -> sign > 0 ? joint.max() : joint.min();
    };
  }

  private double withinLimits(double velocity, double acceleration) {
    double wanted = acceleration + random.nextDouble(-j, j);
    double bounded = Math.clamp(wanted, -a, a);
    return Math.clamp(bounded, -v - velocity, v - velocity);
  }

  /// A limit, or a hair beside it.
  private double nearly(double limit) {
    return switch (random.nextInt(4)) {
      case 0 -> limit;
      case 1 -> limit * (1 + random.nextDouble(-1e-6, 1e-6));
      case 2 -> limit * (1 - Math.exp(random.nextDouble(-30, -5)));
      default -> Math.nextDown(limit);
    };
  }
}
