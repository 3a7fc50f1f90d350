package dev.sinew.runtime.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.JointSpec;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StopProfileTest {

  private static final double NONE = Specs.NONE;

  private final StopProfile stop = new StopProfile();

  @Test
  void atRestThereIsNothingToDo() {
    assertThat(stop.plan(0.3, 0, 0, 1, 1)).isTrue();
    assertThat(stop.ticks()).isZero();
    assertThat(stop.position(0)).isEqualTo(0.3);
    assertThat(stop.position(1000)).isEqualTo(0.3);
    assertThat(stop.end()).isEqualTo(0.3);
    assertThat(stop.fastest()).isZero();
    assertThat(stop.reverses()).isFalse();
  }

  @Test
  void withoutAnyLimitTheNextCommandIsTheLast() {
    assertThat(stop.plan(0.5, 0.25, 0, NONE, NONE)).isTrue();
    assertThat(stop.position(1)).isEqualTo(0.5);
    assertThat(stop.end()).isEqualTo(0.5);
  }

  @Test
  void withoutAJerkLimitTheVelocityFallsLinearly() {
    assertThat(stop.plan(0, 4, 0, 1, NONE)).isTrue();
    assertThat(stop.end()).isEqualTo(3 + 2 + 1);
    for (int i = 0; i <= 4; i++) assertThat(stop.velocity(i)).isEqualTo(4 - i);
    assertThat(stop.acceleration(1)).isEqualTo(-1);
    assertThat(stop.acceleration(5)).isZero();
  }

  /// By hand: J = 1, V0 = 4, A0 = 0 gives A = -1, -2, -1, 0 and V = 3, 1, 0, 0.
  @Test
  void withAJerkLimitTheAccelerationIsATriangle() {
    assertThat(stop.plan(0, 4, 0, 10, 1)).isTrue();
    assertThat(stop.ticks()).isEqualTo(4);
    double[] positions = {0, 3, 4, 4, 4};
    for (int i = 0; i <= 4; i++) assertThat(stop.position(i)).isEqualTo(positions[i]);
  }

  @Test
  void aStateThatIsNoNumberHasNoStop() {
    assertThat(stop.plan(0, Double.NaN, 0, 1, 1)).isFalse();
    assertThat(stop.plan(0, 0, Double.NaN, 1, 1)).isFalse();
    assertThat(stop.plan(0, NONE, 0, 1, 1)).isFalse();
    assertThat(stop.plan(0, 1e300, 0, 1e-300, 1e-300)).isFalse();
  }

  @Test
  void everyStateHasAStopThatObeysTheLimitsAndEndsAtRestExactly() {
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 0; n < 1_000_000; n++) {
      State state = State.random(random);
      assertThat(state.plan(stop)).as("%s", state).isTrue();
    }
    for (int n = 0; n < 20_000; n++) {
      State state = State.random(random);
      state.plan(stop);
      double grown = 1 + 1e-9;
      double before = state.a;
      for (int i = 1; i <= stop.ticks(); i++) {
        double a = stop.acceleration(i);
        if (Math.abs(a) > state.mostA * grown || Math.abs(a - before) > state.mostJ * grown)
          throw new AssertionError(state + " tick " + i);
        before = a;
      }
      int end = stop.ticks();
      assertThat(stop.position(end)).isEqualTo(stop.end());
      assertThat(stop.position(end - 1)).isEqualTo(stop.end());
      assertThat(stop.velocity(end)).isZero();
      assertThat(stop.acceleration(end)).isZero();
    }
  }

  @Test
  void theAccelerationsSumToTheVelocitiesAndTheseToThePositions() {
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < 5000; n++) {
      State state = State.random(random);
      state.plan(stop);
      double v = state.v;
      double q = state.q;
      double scale = Math.abs(state.v) + Math.abs(state.a) * stop.ticks() + stop.fastest();
      for (int i = 1; i <= stop.ticks(); i++) {
        v += stop.acceleration(i);
        q += v;
        assertThat(Math.abs(stop.velocity(i) - v)).as("%s", state).isLessThan(1e-11 * scale);
        assertThat(Math.abs(stop.position(i) - q))
            .as("%s", state)
            .isLessThan(1e-11 * scale * stop.ticks());
      }
    }
  }

  /// The closed forms of the extremes against every tick. The velocity at the end of the first
  /// phase may be a rounded zero, so a reversal by rounding alone may be claimed, never missed.
  @Test
  void theExtremesAreThoseOfEveryTick() {
    SplittableRandom random = new SplittableRandom(3);
    int reversals = 0;
    int byRounding = 0;
    for (int n = 0; n < 20_000; n++) {
      State state = State.random(random);
      state.plan(stop);
      double lowest = state.q;
      double highest = state.q;
      double slowest = Math.min(0, state.v);
      double swiftest = Math.max(0, state.v);
      for (int i = 1; i <= stop.ticks(); i++) {
        lowest = Math.min(lowest, stop.position(i));
        highest = Math.max(highest, stop.position(i));
        slowest = Math.min(slowest, stop.velocity(i));
        swiftest = Math.max(swiftest, stop.velocity(i));
      }
      double fastest = Math.max(swiftest, -slowest);
      double near = 1e-11 * (Math.abs(state.q) + fastest * stop.ticks());
      assertThat(Math.abs(stop.lowest() - lowest)).as("%s", state).isLessThanOrEqualTo(near);
      assertThat(Math.abs(stop.highest() - highest)).as("%s", state).isLessThanOrEqualTo(near);
      assertThat(Math.abs(stop.fastest() - fastest))
          .as("%s", state)
          .isLessThanOrEqualTo(1e-11 * fastest);
      boolean reverses = Math.min(swiftest, -slowest) > 1e-11 * fastest;
      if (reverses) assertThat(stop.reverses()).as("%s", state).isTrue();
      if (reverses) reversals++;
      else if (stop.reverses()) byRounding++;
    }
    assertThat(byRounding).isLessThan(2000);
    assertThat(reversals).isBetween(1000, 19_000);
  }

  /// Against the time optimum of the same trapezoid with real-valued phases.
  @Test
  void itTakesAtMostSixTicksMoreThanTheContinuousOptimum() {
    SplittableRandom random = new SplittableRandom(4);
    for (int n = 0; n < 1_000_000; n++) {
      State state = State.random(random);
      state.plan(stop);
      assertThat(stop.ticks() - state.optimum()).as("%s", state).isLessThan(6);
    }
  }

  /// What [TickLimits] counts on: 8 ulp of the largest position.
  @Test
  void aPositionIsOffItsPlanByLessThanEightUlps() {
    SplittableRandom random = new SplittableRandom(5);
    double worst = 0;
    for (int n = 0, seen = 0; seen < 3000; n++) {
      JointSpec joint = Specs.random(random);
      TickLimits limits = TickLimits.of(joint, Specs.period(random));
      double v = limits.velocity() * random.nextDouble(-1, 1);
      double a = Math.min(limits.acceleration(), 2 * limits.velocity()) * random.nextDouble(-1, 1);
      double q = random.nextDouble(joint.min(), joint.max());
      if (!stop.plan(q, v, a, limits.acceleration(), limits.jerk()) || !stop.within(limits))
        continue;
      seen++;
      worst = Math.max(worst, drift(q) / (limits.rounding() / 20));
    }
    assertThat(worst).isBetween(0.5, 8.0);
  }

  /// The largest distance between the positions and the exact sum of the velocities, which are all
  /// but exact themselves.
  private double drift(double q) {
    BigDecimal exact = new BigDecimal(q);
    double worst = 0;
    for (int i = 1; i <= stop.ticks(); i++) {
      exact = exact.add(new BigDecimal(stop.velocity(i)));
      double off = new BigDecimal(stop.position(i)).subtract(exact).doubleValue();
      worst = Math.max(worst, Math.abs(off));
    }
    return worst;
  }

  @Test
  void whatFollowsAnotherStopIsThatStopToTheBit() {
    SplittableRandom random = new SplittableRandom(6);
    StopProfile rest = new StopProfile();
    for (int n = 0; n < 5000; n++) {
      State state = State.random(random);
      state.plan(stop);
      int passed = random.nextInt(stop.ticks() + 3);
      rest.follow(stop, passed);
      assertThat(rest.ticks()).isEqualTo(Math.max(0, stop.ticks() - passed));
      assertThat(rest.end()).isEqualTo(stop.end());
      for (int i = 0; i <= rest.ticks(); i++) {
        assertThat(rest.position(i)).isEqualTo(stop.position(passed + i));
        assertThat(rest.velocity(i)).isEqualTo(stop.velocity(passed + i));
        assertThat(rest.acceleration(i)).isEqualTo(stop.acceleration(passed + i));
        double near = 1e-11 * (1 + stop.fastest() * stop.ticks());
        assertThat(rest.position(i)).isBetween(rest.lowest() - near, rest.highest() + near);
      }
    }
  }

  /// A moving state in tick units, J = 1 but for some; often near the curve on which letting go of
  /// the acceleration alone would stop the joint.
  private record State(double q, double v, double a, double mostA, double mostJ) {

    static State random(SplittableRandom random) {
      double mostA = Math.exp(random.nextDouble(-3, 5));
      double mostV = Math.exp(random.nextDouble(-3, 8));
      double v = random.nextDouble(-mostV, mostV);
      double a = random.nextDouble(-mostA, mostA);
      if (random.nextInt(3) == 0) v = -Math.signum(a) * a * a / 2 * random.nextDouble(0.9, 1.1);
      double q = random.nextDouble(-1, 1);
      return random.nextInt(8) == 0
          ? new State(q, v, a, mostA, NONE)
          : new State(q, v, a, mostA, 1);
    }

    boolean plan(StopProfile stop) {
      return stop.plan(q, v, a, mostA, mostJ);
    }

    /// The sums of the profile are those of a trapezoid that starts at v - a / 2.
    double optimum() {
      if (mostJ == NONE) return Math.abs(v) / mostA;
      double from = v - a / 2;
      double s = from + a * Math.abs(a) / (2 * mostJ) >= 0 ? 1 : -1;
      double size = Math.sqrt(Math.max(0, s * mostJ * from + a * a / 2));
      double peak = -s * Math.min(size, mostA);
      double t1 = Math.abs(peak - a) / mostJ;
      double t3 = Math.abs(peak) / mostJ;
      if (size <= mostA) return t1 + t3;
      return t1 + t3 - (from + (a + peak) / 2 * t1 + peak / 2 * t3) / peak;
    }
  }
}
