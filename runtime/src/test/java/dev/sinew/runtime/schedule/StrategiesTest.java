package dev.sinew.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.PlanStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows are 100 ns apart.
class StrategiesTest {

  static Stream<Strategy> all() {
    return Stream.of(
        new Strategy.Receding(),
        new Strategy.Synchronous(),
        new Strategy.ReAnchor(200),
        new Strategy.Blend(200),
        new Strategy.Ensemble(Strategy.Weights.ACT_OLDEST, 0.01, 16));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aChunkOfZerosIsAChunk(Strategy strategy) {
    Desk desk = new Desk(strategy, Interpolation.HOLD, 4);
    desk.measured.set(0, 7, 0);
    desk.sample(0);
    desk.offer(0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(desk.sample(10)).isEqualTo(PlanStatus.FOLLOWING);
    desk.sample(390);
    assertThat(desk.command.position(0)).isZero();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aNewEpochFlushesEveryChunkAndHoldsWhereTheArmIs(Strategy strategy) {
    Desk desk = new Desk(strategy, Interpolation.LINEAR, 16);
    desk.offer(0, 0, 0, 1, 2, 3, 4, 5);
    desk.sample(0);
    desk.offer(50, 50, 1, 2, 3, 4, 5);
    desk.sample(50);
    desk.offer(60, 60, 1, 2, 3, 4, 5);
    desk.epoch.advance();
    desk.measured.set(0, 42, 0);
    assertThat(desk.sample(100)).isEqualTo(PlanStatus.NONE);
    assertThat(desk.command.position(0)).isEqualTo(42);
    assertThat(desk.state.active()).isZero();
    desk.offer(110, 110, 42, 42, 42, 42, 42);
    desk.sample(110);
    assertThat(desk.at(200)).isCloseTo(42, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatWasConsumedIsCountedInPlanTime(Strategy strategy) {
    Desk desk = new Desk(strategy, Interpolation.LINEAR, 16);
    desk.sample(0);
    desk.offer(0, 50, 0, 1, 2, 3, 4, 5, 6, 7);
    desk.sample(50);
    assertThat(desk.state.consumedNanos()).isZero();
    desk.sample(150);
    desk.sample(250, 0.5);
    desk.sample(350, 0);
    assertThat(desk.state.consumedNanos()).isEqualTo(150);
    desk.offer(360, 350, 0, 1, 2, 3, 4);
    desk.sample(450);
    assertThat(desk.state.joinedNanos()).isEqualTo(250);
    assertThat(desk.state.active()).isEqualTo(2);
  }

  @Test
  void synchronousExecutesEveryRowHoweverLateTheChunkCame() {
    Desk desk = new Desk(new Strategy.Synchronous(), Interpolation.HOLD, 3);
    desk.sample(0);
    assertThat(desk.offerObserved(1_000, 0, -100, 9, 10, 11, 12, 13)).isTrue();
    assertThat(desk.at(1_000)).isEqualTo(10);
    assertThat(desk.state.dueNanos()).isEqualTo(1_300);
    assertThat(desk.at(1_100)).isEqualTo(11);
    assertThat(desk.at(1_299)).isEqualTo(12);
    assertThat(desk.sample(1_300)).isEqualTo(PlanStatus.STARVED);
    assertThat(desk.at(9_000)).isEqualTo(12);
  }

  @Test
  void aNewChunkIsShiftedToWhereThePlanWasAndTheShiftFades() {
    Desk desk = new Desk(new Strategy.ReAnchor(200), Interpolation.LINEAR, 16);
    desk.offer(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(desk.at(100)).isZero();
    desk.offer(100, 100, 10, 10, 10, 10, 10, 10, 10);
    assertThat(desk.at(100)).isZero();
    assertThat(desk.at(150)).isCloseTo(10 * 0.15625, within(1e-12));
    assertThat(desk.at(200)).isCloseTo(5, within(1e-12));
    assertThat(desk.at(300)).isEqualTo(10);
  }

  @Test
  void aChunkThatKeepsTheCommittedRowsHasNoSeamToTheBit() {
    Desk kept = new Desk(new Strategy.ReAnchor(200), Interpolation.LINEAR, 16);
    Desk alone = new Desk(new Strategy.Receding(), Interpolation.LINEAR, 16);
    kept.measured.set(0, 0.1, 0);
    for (Desk desk : List.of(kept, alone)) desk.offer(0, 0, 0.1, 0.7, 0.3, 0.9, 0.2, 0.6);
    for (long now = 0; now < 230; now += 7) assertThat(kept.at(now)).isEqualTo(alone.at(now));
    kept.offer(230, 100, 0.7, 0.3, 0.9, 0.2, 0.6);
    for (long now = 231; now < 500; now += 7) assertThat(kept.at(now)).isEqualTo(alone.at(now));
  }

  @Test
  void blendingWeighsTheOlderAgainstTheNewer() {
    Desk desk = new Desk(new Strategy.Blend(200), Interpolation.HOLD, 16);
    desk.offer(0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
    desk.sample(0);
    assertThat(desk.at(300)).isEqualTo(3);
    desk.offer(300, 300, 13, 14, 15, 16, 17);
    assertThat(desk.at(300)).isEqualTo(3);
    assertThat(desk.at(400)).isCloseTo(4 + 0.5 * 10, within(1e-12));
    assertThat(desk.at(500)).isEqualTo(15);
  }

  @Test
  void aFadeStandsStillWhileThePlanIsPaused() {
    Desk desk = new Desk(new Strategy.ReAnchor(200), Interpolation.HOLD, 16);
    desk.offer(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    desk.sample(100);
    desk.offer(100, 100, 10, 10, 10, 10, 10, 10, 10);
    double before = desk.at(150);
    desk.sample(190, 0);
    assertThat(desk.command.position(0)).isEqualTo(before);
  }

  @Test
  void aQuaternionThatIsNoneIsNoPlan() {
    Desk desk =
        new Desk(
            new Schedule(
                new Strategy.Receding(), Interpolation.LINEAR, 1, List.of(List.of(1, 2, 3, 4))),
            5);
    assertThat(desk.offer(0, 0, 9, 1.01, 0, 0, 0, 9, 0, 0, 0.9, 0)).isTrue();
    assertThat(desk.offer(0, 0, 9, 1, 0, 0, 0, 9, 0, 0, 0, 0)).isFalse();
  }
}
