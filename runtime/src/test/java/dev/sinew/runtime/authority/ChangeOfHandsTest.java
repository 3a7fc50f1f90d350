package dev.sinew.runtime.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.loop.ChunkIntake;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Outcome;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import dev.sinew.runtime.tap.TickSlot;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Policies of every strategy with random plans, operators who jump, fall silent and let the clutch
/// go, and joints that change hands at random: a take-over and a release at least in every run.
class ChangeOfHandsTest {

  private static final int TICKS = 400;
  private static final List<Strategy> STRATEGIES =
      List.of(
          new Strategy.Receding(),
          new Strategy.Synchronous(),
          new Strategy.ReAnchor(100_000_000),
          new Strategy.Blend(100_000_000),
          new Strategy.Ensemble(Strategy.Weights.NEWEST_FIRST, 0.1, 4),
          new Strategy.Rtc(PlanTail.Use.GUIDED, 10, 4, 8, 100_000_000));

  @Property(tries = 1000, seed = "20261121")
  void everyCommandIsWithinItsLimitsEveryChangeIsBumplessAndEveryLabelIsRight(@ForAll long seed) {
    Random random = new Random(seed);
    Strategy strategy = STRATEGIES.get(random.nextInt(STRATEGIES.size()));
    Interpolation rows = random.nextInt(4) == 0 ? Interpolation.HOLD : Interpolation.LINEAR;
    Floor floor = new Floor(new Schedule(strategy, rows, 8, List.of())).start();
    WildOperator operator = new WildOperator(floor, random);
    Labels labels = new Labels();
    Motion motion = new Motion(floor.sent());
    int taking = 50 + random.nextInt(50);
    int releasing = 200 + random.nextInt(50);
    for (int tick = 0; tick < TICKS; tick++) {
      if (random.nextInt(25) == 0) floor.plans(around(floor.sent(), random), poses(random));
      if (tick == taking) operator.grant(0b111);
      if (tick > taking && tick < releasing && random.nextInt(60) == 0)
        operator.grant(random.nextInt(8));
      if (tick == releasing) operator.grant(0);
      if (tick > releasing && random.nextInt(80) == 0) operator.grant(random.nextInt(8));
      operator.act();
      long now = floor.clock.nanos();
      floor.tick(
          slot -> {
            assertThat(slot.mode()).isEqualTo(Mode.RUNNING);
            long changed = labels.check(slot, operator, now);
            motion.check(slot, changed);
          });
    }
    assertThat(labels.changes).isGreaterThanOrEqualTo(2);
  }

  @Property(tries = 1000, seed = "20261122")
  void anArmThatIsTakenComesToRestAndMovesNoMoreWhileTheOperatorDoesNot(@ForAll long seed) {
    Random random = new Random(seed);
    Floor floor = new Floor(Floor.RECEDING).start();
    int taking = 20 + random.nextInt(100);
    for (int tick = 0; tick < taking; tick++) {
      if (tick % 20 == 0) floor.plans(around(floor.sent(), random), poses(random));
      floor.ticks(1);
    }
    double[] taken = floor.sent();
    floor.grant(0b111);
    double[] hand = poses(random);
    for (int tick = 0; tick < 60; tick++) hold(floor, hand);
    double[] rest = floor.sent();
    for (int i = 0; i < Floor.DOF; i++)
      assertThat(Math.abs(rest[i] - taken[i])).isLessThanOrEqualTo(braking(Floor.JOINTS.get(i)));
    for (int tick = 0; tick < 100; tick++) {
      hold(floor, hand);
      for (int i = 0; i < Floor.DOF; i++)
        assertThat(floor.sent(i)).isCloseTo(rest[i], within(1e-9));
    }
  }

  private static void hold(Floor floor, double[] hand) {
    floor.reads(true, hand);
    floor.tick(slot -> assertThat(slot.outcome()).isEqualTo(Outcome.PASSED));
  }

  /// From full speed, with nine tenths of the acceleration, and four ticks for jerk and rounding.
  private static double braking(JointSpec joint) {
    double fastest = joint.maxVelocity();
    return fastest * fastest / (1.8 * joint.maxAcceleration()) + 4 * fastest * Floor.TICK * 1e-9;
  }

  private static double[] around(double[] pose, Random random) {
    double[] near = pose.clone();
    for (int i = 0; i < near.length; i++) near[i] += 0.2 * random.nextGaussian();
    return near;
  }

  private static double[] poses(Random random) {
    double[] pose = new double[Floor.DOF];
    for (int i = 0; i < pose.length; i++) {
      JointSpec joint = Floor.JOINTS.get(i);
      pose[i] = joint.min() + random.nextDouble() * (joint.max() - joint.min());
    }
    return pose;
  }

  /// Who has a joint, told from what was put in and nothing else.
  private static final class Labels {

    private boolean planned;
    private long owned;
    private long heldBefore = 0b111;
    private boolean begun;
    private int changes;

    /// @return the joints that changed hands in this tick; the very first plan is nobody's to give
    long check(TickSlot slot, WildOperator operator, long now) {
      long has = operator.read ? operator.granted & operator.joints : 0;
      if ((owned & ~has) != 0) {
        planned = false;
      }
      if (slot.taken() == ChunkIntake.Taken.ACCEPTED.ordinal() && (owned & ~has) == 0)
        planned = true;
      boolean follows = operator.engaged && now - operator.stamp <= Floor.SPEC.staleNanos();
      long held = follows ? 0 : has;
      if (!planned) held |= 0b111 & ~has;
      long changed = (has ^ owned) | (held ^ heldBefore);
      if (has != owned) changes++;
      if (!begun && planned) changed &= has ^ owned;
      begun |= planned || has != 0;
      owned = has;
      heldBefore = held;
      assertThat(slot.owned()).isEqualTo(has);
      assertThat(slot.held()).isEqualTo(held);
      return changed;
    }
  }

  /// Differences of what was sent, against the limits of the joints.
  private static final class Motion {

    private static final double DT = Floor.TICK * 1e-9;
    private final double[] last;
    private final double[] step = new double[Floor.DOF];
    private int ticks;

    Motion(double[] start) {
      last = start;
    }

    void check(TickSlot slot, long changed) {
      for (int i = 0; i < last.length; i++) {
        JointSpec limit = Floor.JOINTS.get(i);
        double next = slot.sent(i) - last[i];
        assertThat(slot.sent(i)).isBetween(limit.min(), limit.max());
        assertThat(Math.abs(next)).isLessThanOrEqualTo(limit.maxVelocity() * DT);
        if (ticks > 0)
          assertThat(Math.abs(next - step[i]))
              .isLessThanOrEqualTo(limit.maxAcceleration() * DT * DT);
        if (ticks > 0 && (changed >>> i & 1) != 0)
          assertThat(Math.abs(next)).isLessThanOrEqualTo(Math.abs(step[i]) + normal(limit));
        step[i] = next;
        last[i] = slot.sent(i);
      }
      ticks++;
    }

    /// A normal cycle's change: what acceleration allows, or else what an offset may go in a tick.
    private static double normal(JointSpec limit) {
      double fade = Floor.SPEC.offsetSpeed() * limit.maxVelocity() * DT;
      double acceleration = limit.maxAcceleration() * DT * DT;
      return 1e-9 + (acceleration < Floor.INF ? Math.max(fade, acceleration) : fade);
    }
  }
}
