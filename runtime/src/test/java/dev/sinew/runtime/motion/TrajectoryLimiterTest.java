package dev.sinew.runtime.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.JointSpec;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrajectoryLimiterTest {

  private static final int LONG_ENOUGH = 200_000;

  @Test
  void itComesToRestOnAConstantTargetExactlyAndNeverPassesIt() {
    SplittableRandom random = new SplittableRandom(11);
    for (int n = 0; n < 3000; n++) {
      Axis axis = new Axis(Specs.random(random), Specs.period(random), random);
      double from = axis.position();
      double target = random.nextDouble(axis.joint.min(), axis.joint.max());
      double side = Math.signum(target - from);
      for (int tick = 0; !axis.restsOn(target); tick++) {
        assertThat(tick).as("%s", axis.joint).isLessThan(LONG_ENOUGH);
        axis.tickTowards(target);
        assertThat(side * (axis.position() - target)).as("%s", axis.joint).isLessThan(1e-14);
      }
      assertThat(axis.refused).isZero();
    }
  }

  /// Rest to rest, against the seven-segment profile in continuous time (e.g. Lambrechts, Boerlage,
  /// Steinbuch: *Trajectory planning and feedforward design for electromechanical motion systems*,
  /// 2005). A motion of few ticks pays for the grid: four of them are granted.
  @Test
  void itIsNearlyAsFastAsTheTimeOptimum() {
    SplittableRandom random = new SplittableRandom(12);
    double sum = 0;
    int count = 0;
    for (int n = 0; n < 3000; n++) {
      JointSpec joint = Specs.random(random);
      Axis axis = new Axis(joint, Specs.period(random), random);
      double target = random.nextDouble(joint.min(), joint.max());
      double optimum = optimum(joint, Math.abs(target - axis.position())) / axis.period;
      int ticks = 0;
      for (; !axis.restsOn(target); ticks++) axis.tickTowards(target);
      assertThat(ticks - 4.0).as("%s", joint).isLessThan(1.05 * optimum + 2);
      if (optimum > 100) {
        sum += ticks / optimum;
        count++;
      }
    }
    assertThat(sum / count).isBetween(1.0, 1.02);
  }

  @Test
  void theGateAdmitsItsProposalsAlsoForMovingTargets() {
    SplittableRandom random = new SplittableRandom(13);
    long ticks = 0;
    long refused = 0;
    for (int n = 0; n < 1000; n++) {
      Axis axis = new Axis(Specs.random(random), Specs.period(random), random);
      double target = 0;
      for (int tick = 0; tick < 1000; tick++) {
        if (random.nextInt(50) == 0)
          target = random.nextDouble(axis.joint.min() - 0.5, axis.joint.max() + 0.5);
        axis.tickTowards(target);
      }
      ticks += 1000;
      refused += axis.refused;
      target = random.nextDouble(axis.joint.min(), axis.joint.max());
      int settling = 0;
      for (; !axis.restsOn(target) && settling < LONG_ENOUGH; settling++) axis.tickTowards(target);
      assertThat(settling)
          .as("settles after the target has, %s", axis.joint)
          .isLessThan(LONG_ENOUGH);
      assertThat(axis.reader.violations()).isZero();
    }
    assertThat(refused).isLessThanOrEqualTo(ticks / 1000);
  }

  /// A gentle sine: the commands lag, but stay with it.
  @Test
  void itFollowsATargetThatMovesGently() {
    Axis axis = new Axis(Specs.FR3, 0.001, 0);
    double worst = 0;
    for (int tick = 0; tick < 10_000; tick++) {
      double target = 0.5 * Math.sin(2 * tick * 0.001);
      axis.tickTowards(target);
      if (tick > 1000) worst = Math.max(worst, Math.abs(axis.position() - target));
    }
    assertThat(axis.refused).isZero();
    assertThat(worst).isLessThan(0.06);
  }

  @Test
  void withoutLimitsTheNextCommandIsTheTarget() {
    Axis axis = new Axis(Specs.joint(-1, 1, 1e6, Specs.NONE, Specs.NONE), 0.001, 0);
    axis.tickTowards(0.7);
    assertThat(axis.position()).isEqualTo(0.7);
    axis.tickTowards(0.7);
    axis.tickTowards(0.7);
    assertThat(axis.restsOn(0.7)).isTrue();
    axis.tickTowards(-1);
    assertThat(axis.position()).isEqualTo(-1);
  }

  @Test
  void aTargetBeyondTheBoxMeansTheEdge() {
    Axis axis = new Axis(Specs.FR3, 0.001, 2.5);
    for (int tick = 0; tick < 2000; tick++) axis.tickTowards(1e300);
    assertThat(axis.restsOn(2.8)).isTrue();
    assertThat(axis.refused).isZero();
  }

  @Test
  void aTargetThatIsNoNumberIsNotRepaired() {
    Axis axis = new Axis(Specs.FR3, 0.001, 0);
    double[] next = new double[1];
    for (double target : new double[] {Double.NaN, Specs.NONE, -Specs.NONE}) {
      axis.limiter.propose(new double[] {target}, next);
      assertThat(next[0]).isNaN();
      assertThat(axis.gate.admits(next)).isFalse();
    }
  }

  private static double optimum(JointSpec joint, double distance) {
    double v = joint.maxVelocity();
    double a = joint.maxAcceleration();
    double j = joint.maxJerk();
    if (a == Specs.NONE) return distance / v;
    if (j == Specs.NONE)
      return distance >= v * v / a ? distance / v + v / a : 2 * Math.sqrt(distance / a);
    boolean reachesA = v * j >= a * a;
    double toSpeed = reachesA ? v / a + a / j : 2 * Math.sqrt(v / j);
    if (distance >= v * toSpeed) return distance / v + toSpeed;
    if (distance < 2 * a * a * a / (j * j)) return 4 * Math.cbrt(distance / (2 * j));
    double peak = (Math.sqrt(Math.pow(a, 4) / (j * j) + 4 * a * distance) - a * a / j) / 2;
    return 2 * (peak / a + a / j);
  }

  private static final class Axis {

    final JointSpec joint;
    final double period;
    final VerifiedStopGate gate;
    final TrajectoryLimiter limiter;
    final Reader reader;
    final double[] target = new double[1];
    long refused;

    Axis(JointSpec joint, double period, SplittableRandom random) {
      this(joint, period, random.nextDouble(joint.min(), joint.max()));
    }

    Axis(JointSpec joint, double period, double start) {
      this.joint = joint;
      this.period = period;
      gate = new VerifiedStopGate(List.of(joint), period);
      assertThat(gate.seed(new double[] {start})).isEqualTo(Bound.NONE);
      limiter = new TrajectoryLimiter(gate);
      reader = new Reader(joint, period);
      reader.start(start);
    }

    void tickTowards(double position) {
      target[0] = position;
      limiter.propose(target, target);
      if (gate.admits(target)) gate.admit(target);
      else {
        refused++;
        gate.stop();
      }
      reader.read(gate.position(0));
    }

    double position() {
      return gate.position(0);
    }

    boolean restsOn(double position) {
      return gate.position(0) == position && gate.atRest();
    }
  }
}
