package dev.sinew.runtime.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.Unit;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RunoutTest {

  private static final double PERIOD = 0.002;
  private static final double INF = Double.POSITIVE_INFINITY;

  /// Drives the gate somewhere at random, then lets the joint go.
  @Property(tries = 500, seed = "20261124")
  void aJointThatRunsOutIsAdmittedInEveryTickAndComesToRest(@ForAll long seed) {
    Random random = new Random(seed);
    JointSpec joint =
        new JointSpec(
            "j",
            Unit.RADIAN,
            -5,
            5,
            2,
            5 + 10 * random.nextDouble(),
            1000 * random.nextDouble() + 500);
    VerifiedStopGate gate = new VerifiedStopGate(List.of(joint), PERIOD);
    TrajectoryLimiter limiter = new TrajectoryLimiter(gate, 0.9);
    gate.seed(new double[1]);
    double[] next = new double[1];
    double goal = 0;
    int driven = 50 + random.nextInt(300);
    for (int tick = 0; tick < driven; tick++) {
      if (tick % 50 == 0) goal = 8 * random.nextDouble() - 4;
      limiter.propose(new double[] {goal}, next);
      if (gate.admits(next)) gate.admit(next);
      else gate.stop();
    }
    Runout runout = new Runout(joint, PERIOD);
    runout.begin(gate.velocity(0), gate.acceleration(0));
    double rest = gate.position(0) + runout.left();
    int ticks = 0;
    while (!runout.over()) {
      next[0] = gate.position(0) + runout.step();
      assertThat(gate.admits(next)).as("tick " + ticks + ": " + gate.refusal()).isTrue();
      gate.admit(next);
      ticks++;
    }
    assertThat(gate.position(0)).isCloseTo(rest, within(1e-12));
    assertThat(runout.left()).isZero();
    assertThat(runout.step()).isZero();
    assertThat(ticks * PERIOD).isLessThan(2 / 5.0 + 0.1);
  }

  @Test
  void aJointWithoutAnAccelerationLimitStopsAtOnce() {
    Runout runout = new Runout(new JointSpec("j", Unit.RADIAN, -5, 5, 2, INF, INF), PERIOD);
    runout.begin(1.5, -3);
    double way = 0;
    while (!runout.over()) way += runout.step();
    assertThat(way).isCloseTo(0, within(1e-15));
  }

  @Test
  void whatIsNoNumberRunsNowhere() {
    Runout runout = new Runout(new JointSpec("j", Unit.RADIAN, -5, 5, 2, 10, INF), PERIOD);
    runout.begin(Double.NaN, 0);
    assertThat(runout.over()).isTrue();
    assertThat(runout.step()).isZero();
  }
}
