package dev.sinew.teleop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.session.CollectionSession.Phase;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CollectionSessionTest {

  private static final long SECOND = 1_000_000_000L;

  private final CollectionSession session =
      new CollectionSession(3, 0, 60 * SECOND, 30 * SECOND, 0);

  @Test
  void anEpisodeIsRecordedWhenTheOperatorSaysSo() {
    assertThat(session.on(TeleopEvent.START, 5)).isEqualTo(Turn.RECORD);
    assertThat(session.phase()).isEqualTo(Phase.RECORDING);
  }

  @Test
  void theResetPhaseEndsByItself() {
    assertThat(session.at(30 * SECOND - 1)).isEqualTo(Turn.NOTHING);
    assertThat(session.at(30 * SECOND)).isEqualTo(Turn.RECORD);
  }

  @Test
  void aResetPhaseWithoutALimitWaits() {
    CollectionSession patient = new CollectionSession(1, 0, SECOND, 0, 0);

    assertThat(patient.at(Long.MAX_VALUE / 2)).isEqualTo(Turn.NOTHING);
    assertThat(patient.phase()).isEqualTo(Phase.RESETTING);
  }

  @Test
  void anEpisodeEndsAtItsLimitAndIsKept() {
    session.on(TeleopEvent.START, SECOND);

    assertThat(session.at(61 * SECOND - 1)).isEqualTo(Turn.NOTHING);
    assertThat(session.at(61 * SECOND)).isEqualTo(Turn.FINISH);
    assertThat(session.verdict()).isEqualTo(Verdict.KEPT);
    assertThat(session.kept()).isEqualTo(1);
  }

  @Test
  void anEpisodesTimeCountsFromWhenTheArmFollows() {
    session.on(TeleopEvent.START, SECOND);
    session.begins(20 * SECOND);

    assertThat(session.leftNanos(21 * SECOND)).isEqualTo(59 * SECOND);
    session.on(TeleopEvent.KEEP, 30 * SECOND);
    session.begins(40 * SECOND);
    assertThat(session.leftNanos(40 * SECOND)).as("of the reset").isEqualTo(20 * SECOND);
  }

  @Test
  void whoeverLeavesBeforeTheEpisodeBeganHasNone() {
    session.on(TeleopEvent.START, SECOND);

    assertThat(session.leave()).isEqualTo(Turn.END);
    assertThat(session.phase()).isEqualTo(Phase.ENDED);
    assertThat(session.kept()).isZero();
    assertThat(session.leave()).isEqualTo(Turn.NOTHING);
  }

  @Test
  void labelsAreKept() {
    session.on(TeleopEvent.START, 0);
    session.on(TeleopEvent.SUCCESS, 1);
    assertThat(session.verdict()).isEqualTo(Verdict.SUCCESS);
    session.on(TeleopEvent.START, 2);
    session.on(TeleopEvent.FAILURE, 3);
    assertThat(session.verdict()).isEqualTo(Verdict.FAILURE);
    assertThat(session.kept()).isEqualTo(2);
  }

  @Test
  void whatIsRecordedAgainDoesNotCount() {
    session.on(TeleopEvent.START, 0);

    assertThat(session.on(TeleopEvent.RERECORD, 1)).isEqualTo(Turn.FINISH);
    assertThat(session.verdict()).isEqualTo(Verdict.DISCARDED);
    assertThat(session.kept()).isZero();
    assertThat(session.phase()).isEqualTo(Phase.RESETTING);
  }

  @Test
  void theNewestEpisodeCanBeTakenBackOnceBeforeTheNext() {
    session.on(TeleopEvent.START, 0);
    session.on(TeleopEvent.KEEP, 1);

    assertThat(session.on(TeleopEvent.RERECORD, 2)).isEqualTo(Turn.DISCARD_NEWEST);
    assertThat(session.kept()).isZero();
    assertThat(session.on(TeleopEvent.RERECORD, 3)).isEqualTo(Turn.NOTHING);
  }

  @Test
  void theSessionEndsWhenEnoughAreKept() {
    for (int i = 0; i < 3; i++) {
      session.on(TeleopEvent.START, i);
      session.on(TeleopEvent.KEEP, i);
    }

    assertThat(session.phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void aSessionGoesOnWhereAnotherEnded() {
    CollectionSession resumed = new CollectionSession(3, 2, SECOND, SECOND, 0);
    resumed.on(TeleopEvent.START, 0);
    resumed.on(TeleopEvent.KEEP, 1);

    assertThat(resumed.phase()).isEqualTo(Phase.ENDED);
    assertThat(new CollectionSession(3, 3, SECOND, SECOND, 0).phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void quittingKeepsTheEpisodeThatRuns() {
    session.on(TeleopEvent.START, 0);

    assertThat(session.on(TeleopEvent.QUIT, 1)).isEqualTo(Turn.FINISH);
    assertThat(session.verdict()).isEqualTo(Verdict.KEPT);
    assertThat(session.phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void quittingInTheResetPhaseEndsTheSession() {
    assertThat(session.on(TeleopEvent.QUIT, 1)).isEqualTo(Turn.END);
    assertThat(session.phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void aStoppedArmEndsTheSessionAndItsEpisodeIsKept() {
    session.on(TeleopEvent.START, 0);

    assertThat(session.stopped(1)).isEqualTo(Turn.FINISH);
    assertThat(session.kept()).isEqualTo(1);
    assertThat(session.phase()).isEqualTo(Phase.ENDED);
  }

  @ParameterizedTest
  @EnumSource(TeleopEvent.class)
  void nothingHappensAfterTheEnd(TeleopEvent event) {
    session.on(TeleopEvent.QUIT, 0);

    assertThat(session.on(event, 1)).isEqualTo(Turn.NOTHING);
    assertThat(session.at(Long.MAX_VALUE / 2)).isEqualTo(Turn.NOTHING);
  }

  /// Whatever is said, the count is that of finished episodes that were neither discarded nor taken
  /// back, and never more than wanted.
  @Property(seed = "7")
  void theCountIsThatOfWhatIsThere(
      @ForAll @Size(max = 60) List<TeleopEvent> said,
      @ForAll @IntRange(min = 1, max = 5) int wanted) {
    CollectionSession any = new CollectionSession(wanted, 0, 60 * SECOND, 0, 0);
    int there = 0;
    for (int i = 0; i < said.size(); i++) {
      switch (any.on(said.get(i), i)) {
        case FINISH -> there += any.verdict() == Verdict.DISCARDED ? 0 : 1;
        case DISCARD_NEWEST -> there--;
        case NOTHING, RECORD, END -> {}
      }
      assertThat(any.kept()).isEqualTo(there).isBetween(0, wanted);
    }
  }
}
