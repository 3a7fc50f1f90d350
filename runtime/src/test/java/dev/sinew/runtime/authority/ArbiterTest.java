package dev.sinew.runtime.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.exchange.FollowerPicture;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Outcome;
import dev.sinew.runtime.safety.StandardRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArbiterTest {

  private static final long ALL = 0b111;
  private static final double[] HIGH = {0.6, 1, 1.2};

  /// What adding and taking away an offset may round.
  private static final Offset<Double> ROUNDING = within(1e-12);

  private final Floor floor = new Floor(Floor.RECEDING);

  @Test
  void anOperatorWithoutAuthorityChangesNoBitOfWhatIsSent() {
    Floor plain = new Floor(Floor.RECEDING, 1_000_000_000, false);
    List<Double> with = run(floor);
    List<Double> without = run(plain);
    assertThat(with).isEqualTo(without);
  }

  private static List<Double> run(Floor floor) {
    floor.start();
    List<Double> sent = new ArrayList<>();
    for (int k = 0; k < 300; k++) {
      if (k % 40 == 20) floor.plans(floor.sent(), k % 80 == 20 ? HIGH : new double[3]);
      floor.reads(true, 9, 9, 9);
      floor.tick(
          slot -> {
            for (int i = 0; i < Floor.DOF; i++) sent.add(slot.sent(i));
          });
    }
    return sent;
  }

  @Test
  void theArmStaysAtItsSentPoseWhenAnOperatorElsewhereTakesItAndDoesNotMove() {
    floor.start().ticks(50);
    double[] before = floor.sent();
    floor.grant(ALL);
    for (int k = 0; k < 400; k++) {
      floor.reads(true, -0.9, 2, -1);
      floor.tick(slot -> assertThat(slot.owned()).isEqualTo(ALL));
      assertThat(floor.sent()).containsExactly(before, ROUNDING);
    }
  }

  @Test
  void theOffsetIsWorkedOffWhileTheJointIsMovedAndNeverFasterThanItIsMoved() {
    floor.start().ticks(50);
    floor.grant(ALL);
    double start = floor.sent(1);
    double slide = floor.sent(0);
    double hand = 0.4;
    double moved = 0;
    for (int k = 0; k < 3000; k++) {
      double before = hand;
      hand = 0.4 + 0.5 * Math.sin(k * Floor.TICK * 1e-9);
      moved += Math.abs(hand - before);
      floor.reads(true, 0, hand, 0);
      floor.tick(slot -> {});
      double offset = floor.sent(1) - hand;
      assertThat(Math.abs(offset)).isGreaterThanOrEqualTo(Math.abs(start - 0.4) - moved - 0.02);
    }
    assertThat(floor.sent(1)).isCloseTo(hand, within(1e-9));
    assertThat(floor.sent(0)).isCloseTo(slide, ROUNDING);
  }

  @Test
  void noiseOfADeviceThatLiesStillWorksNothingOff() {
    floor.start().ticks(50);
    floor.grant(ALL);
    double start = floor.sent(1);
    double count = 2 * Math.PI / 4096;
    for (int k = 0; k < 2000; k++) {
      floor.reads(true, 0, 1 + (k / 10 % 3) * count, 0);
      floor.ticks(1);
      assertThat(floor.sent(1)).isCloseTo(start, within(4 * count));
    }
  }

  @Test
  void aRelativeDeviceKeepsItsOffset() {
    floor.start().ticks(50);
    floor.grant(ALL);
    double start = floor.sent(1);
    for (int k = 0; k < 1000; k++) {
      double hand = 0.1 * (1 - Math.cos(k * 0.01));
      floor.reads(false, 0, 2 + hand, 0);
      floor.ticks(1);
      assertThat(floor.sent(1)).isCloseTo(start + hand, ROUNDING);
    }
  }

  @Test
  void aClutchThatIsOpenedHoldsAndOneThatIsClosedElsewhereGoesOnFromThere() {
    floor.start();
    floor.grant(ALL);
    follow(0, 0.5, 100);
    double held = floor.sent(1);
    for (int k = 0; k < 60; k++) {
      floor.reads(floor.clock.nanos(), ALL, false, false, 0, 0.5 - 0.02 * k, 0);
      floor.tick(slot -> assertThat(slot.held()).isEqualTo(ALL));
    }
    assertThat(floor.sent(1)).isCloseTo(held, within(0.05));
    double indexed = floor.sent(1);
    floor.reads(false, 0, -0.7, 0);
    floor.ticks(1);
    assertThat(floor.sent(1)).isCloseTo(indexed, ROUNDING);
    for (int k = 1; k <= 10; k++) {
      floor.reads(false, 0, -0.7 + 0.0002 * k, 0);
      floor.ticks(1);
    }
    assertThat(floor.sent(1)).isCloseTo(indexed + 0.002, ROUNDING);
  }

  /// Whether readings come slower than ticks, as fast but out of step, or at random instants.
  @ParameterizedTest
  @ValueSource(longs = {20_000_000, 5_300_000, 3_100_000, 1_700_000})
  void aHandThatMovesEvenlyIsFollowedEvenly(long every) {
    Floor even = new Floor(null, 1_000_000_000, Optional.of(Floor.spec(every + Floor.TICK)));
    even.start();
    even.grant(ALL);
    Random random = new Random(5);
    List<Double> steps = new ArrayList<>();
    double last = even.sent(1);
    long due = even.clock.nanos();
    for (int k = 0; k < 240; k++) {
      long now = even.clock.nanos();
      for (; due <= now; due += every) {
        long stamp = due - random.nextLong(every / 2);
        even.reads(stamp, ALL, true, false, 0, 0.8e-9 * stamp, 0);
      }
      boolean settled = k > 120;
      even.tick(
          slot -> {
            if (settled) assertThat(slot.outcome()).isEqualTo(Outcome.PASSED);
          });
      if (settled) steps.add(even.sent(1) - last);
      last = even.sent(1);
    }
    assertThat(steps).allSatisfy(step -> assertThat(step).isCloseTo(0.004, ROUNDING));
  }

  @Test
  void aHandThatRunsAheadIsFollowedByNoMoreThanTheLeashAndAtOnceWhenItTurnsBack() {
    floor.start();
    floor.grant(ALL);
    double leash = Floor.SPEC.leash().get(1);
    follow(0, 30, 400);
    floor.tick(
        slot -> assertThat(slot.wanted(1)).isLessThanOrEqualTo(slot.sent(1) + leash + 0.011));
    assertThat(floor.sent(1)).isCloseTo(3, within(0.05));
    double top = floor.sent(1);
    for (int k = 1; k <= 150; k++) {
      floor.reads(false, 0, 30 - 0.005 * k, 0);
      floor.ticks(1);
    }
    assertThat(floor.sent(1)).isLessThan(top - 0.3);
  }

  @Test
  void oneJointCanBeTakenWhileTheOthersFollowTheirPlan() {
    floor.start();
    floor.plans(floor.sent(), HIGH);
    floor.ticks(16);
    int epoch = floor.exchange.epoch().current();
    floor.grant(0b010);
    double slide = floor.sent(0);
    for (int k = 0; k < 20; k++) {
      floor.reads(true, 0, 0, 0);
      floor.tick(
          slot -> {
            assertThat(slot.plan()).isEqualTo(PlanStatus.FOLLOWING);
            assertThat(slot.owned()).isEqualTo(0b010);
            assertThat(slot.held()).isZero();
          });
    }
    assertThat(floor.exchange.epoch().current()).isEqualTo(epoch);
    assertThat(floor.sent(0)).isGreaterThan(slide + 0.03);
  }

  @Test
  void whatIsGivenBackHoldsTheSentPoseUntilANewPlanAndThenGoesOverToItSlowly() {
    floor.start();
    floor.plans(floor.sent(), HIGH);
    floor.ticks(40);
    floor.grant(ALL);
    for (int k = 0; k < 80; k++) {
      floor.reads(true, 0, 0, 0);
      floor.ticks(1);
    }
    int epoch = floor.exchange.epoch().current();
    double[] pose = floor.sent();
    floor.grant(0);
    for (int k = 0; k < 50; k++)
      floor.tick(
          slot -> {
            assertThat(slot.plan()).isEqualTo(PlanStatus.RELEASED);
            assertThat(slot.held()).isEqualTo(ALL);
          });
    assertThat(floor.exchange.epoch().current()).isEqualTo(epoch + 1);
    assertThat(floor.sent()).containsExactly(pose);
    double[] elsewhere = {0.5, -1, 0};
    double last = pose[1];
    for (int k = 0; k < 600; k++) {
      if (k % 40 == 0) floor.plans(elsewhere, elsewhere);
      floor.ticks(1);
      double step = Math.abs(floor.sent(1) - last);
      assertThat(step).isLessThanOrEqualTo(0.25 * 2 * Floor.TICK * 1e-9 + 1e-6);
      last = floor.sent(1);
    }
    assertThat(floor.sent()).containsExactly(elsewhere);
  }

  @Test
  void aMovingJointThatIsTakenIsBrakedWithinItsAccelerationAndDoesNotComeBack() {
    floor.start();
    for (int k = 0; k < 60; k++) {
      if (k % 20 == 0) floor.plans(floor.sent(), new double[] {floor.sent(0), 2.6, 0.5});
      floor.ticks(1);
    }
    double[] taken = floor.sent();
    floor.grant(ALL);
    double last = taken[1];
    for (int k = 0; k < 200; k++) {
      floor.reads(true, 0, 0, 0);
      floor.ticks(1);
      assertThat(floor.sent(1)).isGreaterThanOrEqualTo(last - 1e-12);
      last = floor.sent(1);
    }
    assertThat(last).isGreaterThan(taken[1]).isLessThan(taken[1] + 0.2);
  }

  @Test
  void aTargetThatIsNoNumberIsRefusedAndStopsTheArm() {
    floor.start();
    floor.grant(ALL);
    follow(0, 0.3, 30);
    double before = floor.sent(1);
    floor.reads(true, 0, Double.NaN, 0);
    floor.tick(slot -> assertThat(slot.mode()).isEqualTo(Mode.STOPPING));
    assertThat(floor.supervisor.cause()).isEqualTo(StandardRule.OPERATOR_MALFORMED.ordinal());
    floor.ticks(20);
    assertThat(floor.sent(1)).isCloseTo(before, within(0.17));
  }

  @Test
  void aDeviceThatSpeaksNonsenseWithoutAuthorityStopsNobody() {
    floor.start();
    floor.reads(true, Double.NaN, Double.POSITIVE_INFINITY, 0);
    floor.plans(floor.sent(), HIGH);
    floor.ticks(10);
    assertThat(floor.supervisor.mode()).isEqualTo(Mode.RUNNING);
  }

  @Test
  void aSilentDeviceFirstHoldsTheArmAndThenStopsIt() {
    floor.start();
    floor.grant(ALL);
    follow(0, 0.3, 30);
    List<Long> held = new ArrayList<>();
    int ticks = 0;
    while (floor.supervisor.mode() == Mode.RUNNING && ticks++ < 1000)
      floor.tick(slot -> held.add(slot.held()));
    assertThat(held.subList(0, 20)).containsOnly(0L);
    assertThat(held.subList(20, held.size() - 1)).containsOnly(ALL);
    assertThat(ticks * Floor.TICK).isBetween(1_000_000_000L, 1_010_000_000L);
    assertThat(floor.supervisor.cause()).isEqualTo(StandardRule.OPERATOR_LOST.ordinal());
  }

  @Test
  void anOperatorWithoutAReadingHasTheSameTimeToSpeak() {
    Floor alone = new Floor(null).start();
    alone.ticks(100);
    alone.grant(ALL);
    alone.ticks(199);
    assertThat(alone.supervisor.mode()).isEqualTo(Mode.RUNNING);
    alone.ticks(3);
    assertThat(alone.supervisor.cause()).isEqualTo(StandardRule.OPERATOR_LOST.ordinal());
  }

  @Test
  void aStampFromTheFutureIsAsStaleAsAnOldOne() {
    floor.start();
    floor.grant(ALL);
    floor.reads(floor.clock.nanos() + 200_000_000, ALL, true, true, 0, 0, 0);
    floor.tick(slot -> assertThat(slot.held()).isEqualTo(ALL));
    floor.reads(Long.MAX_VALUE, ALL, true, true, 0, 0, 0);
    floor.tick(slot -> assertThat(slot.held()).isEqualTo(ALL));
    floor.reads(Long.MIN_VALUE, ALL, true, true, 0, 0, 0);
    floor.tick(slot -> assertThat(slot.held()).isEqualTo(ALL));
  }

  @Test
  void bitsOfJointsThatTheArmDoesNotHaveAreNobodys() {
    floor.start();
    floor.grant(-1);
    floor.reads(floor.clock.nanos(), -1, true, true, 0, 0, 0);
    floor.tick(slot -> assertThat(slot.owned()).isEqualTo(ALL));
  }

  @Test
  void anOperatorAloneNeedsNoPlanAndAPlanThatNeverComesBackAfterAReleaseStopsTheArm() {
    Floor alone = new Floor(null, 100_000_000, true).start();
    alone.ticks(100);
    assertThat(alone.supervisor.mode()).isEqualTo(Mode.RUNNING);
    Floor both = new Floor(Floor.RECEDING, 100_000_000, true).start();
    both.grant(ALL);
    for (int k = 0; k < 100; k++) {
      both.reads(true, 0, 0, 0);
      both.ticks(1);
    }
    assertThat(both.supervisor.mode()).isEqualTo(Mode.RUNNING);
    both.grant(0);
    both.ticks(30);
    assertThat(both.supervisor.cause()).isEqualTo(StandardRule.PLAN_STALE.ordinal());
  }

  @Test
  void afterAStopAnOperatorWhoStillHasTheArmTakesItAnew() {
    floor.start();
    floor.grant(ALL);
    follow(0, 0.3, 50);
    floor.exchange.stopWord().ask(StandardRule.OPERATOR);
    for (int k = 0; k < 50; k++) {
      floor.reads(true, 0, 1.5, 0);
      floor.ticks(1);
    }
    assertThat(floor.supervisor.mode()).isEqualTo(Mode.STANDSTILL);
    floor.reads(true, 0, 1.5, 0);
    assertThat(floor.ask(Request.ARM).toString()).isEqualTo("ACCEPTED");
    floor.ask(Request.START);
    double pose = floor.sent(1);
    for (int k = 0; k < 50; k++) {
      floor.reads(true, 0, 1.5, 0);
      floor.ticks(1);
    }
    assertThat(floor.sent(1)).isEqualTo(pose);
  }

  @Test
  void theSoftReactionBringsAnOperatedArmToRestAlongItsWay() {
    floor.start().ticks(50);
    floor.grant(ALL);
    List<Double> sent = new ArrayList<>();
    for (int k = 0; k < 300; k++) {
      if (k == 100) floor.hot = true;
      floor.reads(false, 0, 0.004 * k, 0);
      floor.ticks(1);
      sent.add(floor.sent(1));
    }
    assertThat(sent.get(99) - sent.get(98)).isCloseTo(0.004, within(1e-9));
    for (int k = 101; k < 300; k++)
      assertThat(sent.get(k)).isGreaterThanOrEqualTo(sent.get(k - 1) - 1e-12);
    assertThat(sent.get(299)).isCloseTo(sent.get(200), ROUNDING);
  }

  @Test
  void aSpecThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> AuthoritySpec.of(Floor.JOINTS, 100, 0, 100, 0.5, 10))
        .hasMessageContaining("the second the longer");
    assertThatThrownBy(() -> AuthoritySpec.of(Floor.JOINTS, 100, 0, 200, Double.NaN, 10))
        .hasMessageContaining("offset speed NaN");
    assertThatThrownBy(() -> AuthoritySpec.of(Floor.JOINTS, 100, 0, 200, 0.5, 0))
        .hasMessageContaining("a leash of 0.0");
  }

  @Test
  void theDeviceSeesWhatWasSentAndWhichJointsItHas() {
    FollowerPicture view = floor.exchange.follower().picture();
    view.refresh();
    assertThat(view.stampNanos()).isEqualTo(Long.MIN_VALUE);
    floor.start();
    floor.grant(0b101);
    floor.reads(true, 0, 0, 0);
    long now = floor.clock.nanos();
    double before = floor.sent(1);
    floor.ticks(1);
    assertThat(view.refresh()).isTrue();
    assertThat(view.stampNanos()).isEqualTo(now);
    assertThat(view.authority()).isEqualTo(0b101);
    assertThat(view.sent(1)).isEqualTo(floor.sent(1));
    assertThat(view.measured(1)).isEqualTo(before - Floor.SAG);
  }

  /// Joint 1 along a line in even steps, a reading a tick.
  private void follow(double from, double to, int ticks) {
    for (int k = 0; k <= ticks; k++) {
      floor.reads(false, 0, from + (to - from) * k / ticks, 0);
      floor.ticks(1);
    }
  }
}
