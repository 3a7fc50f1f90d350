package dev.sinew.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.exchange.ChunkSlots;
import dev.sinew.runtime.loop.ChunkOutlet.Offer;
import dev.sinew.runtime.schedule.ActionScheduler;
import dev.sinew.runtime.schedule.PlanState;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import java.lang.foreign.Arena;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Rows are 100 ns apart; row values count upwards from the chunk's first.
class ActionSchedulerTest {

  private static final int ROWS = 17;

  private final Epoch epoch = new Epoch();
  private final JointState measured = new JointState(1);
  private final JointCommand command = new JointCommand(1);
  private Path path = new Path(Interpolation.HOLD);

  /// Outlet, exchange, intake and scheduler of one plan.
  private final class Path {
    final ChunkSlots slots =
        new ChunkSlots(ROWS, 1, Arena.ofAuto().allocate(ChunkSlots.bytes(ROWS, 1), 128));
    final ActionScheduler scheduler;
    final ChunkOutlet outlet;
    final ChunkIntake intake;

    Path(Interpolation interpolation) {
      Schedule schedule = new Schedule(new Strategy.Receding(), interpolation, 8, List.of());
      scheduler = schedule.scheduler(ROWS, 1, epoch);
      outlet = new ChunkOutlet(slots, schedule, epoch, ChunkTap.NONE);
      intake = new ChunkIntake(slots, scheduler, new Bench().supervisor, epoch);
    }

    Offer offer(ActionChunk chunk, long now) {
      Offer offer = outlet.offer(chunk, PlanTail.NONE, now);
      intake.take(now);
      return offer;
    }
  }

  @Test
  void withoutAChunkTheMeasuredPoseIsHeldAsItWasFirstSeen() {
    measured.set(0, 5, 0);
    assertThat(sample(0)).isEqualTo(PlanStatus.NONE);
    measured.set(0, 6, 0);
    sample(10);
    assertThat(command.position(0)).isEqualTo(5);
  }

  @Test
  void aRowIsHeldFromItsInstantToTheNext() {
    offer(0, 10, 4, 0);
    assertThat(sample(0)).isEqualTo(PlanStatus.FOLLOWING);
    assertThat(command.position(0)).isEqualTo(10);
    sample(199);
    assertThat(command.position(0)).isEqualTo(11);
    sample(200);
    assertThat(command.position(0)).isEqualTo(12);
  }

  @Test
  void rowsWhoseTimeHasPassedAreDroppedAndCounted() {
    assertThat(offer(0, 10, 4, 250)).isEqualTo(Offer.ACCEPTED);
    sample(250);
    assertThat(command.position(0)).isEqualTo(12);
    assertThat(path.outlet.droppedRows()).isEqualTo(2);
  }

  @Test
  void aChunkThatHasWhollyPassedIsRefused() {
    assertThat(offer(0, 10, 4, 400)).isEqualTo(Offer.ELAPSED);
    assertThat(sample(400)).isEqualTo(PlanStatus.NONE);
  }

  @Test
  void aNewerChunkReplacesTheOlderWhenItsFirstRowIsDue() {
    offer(0, 10, 16, 0);
    sample(0);
    offer(300, 50, 4, 200);
    sample(299);
    assertThat(command.position(0)).isEqualTo(12);
    sample(300);
    assertThat(command.position(0)).isEqualTo(50);
  }

  @Test
  void whenTheRowsRunOutTheLastIsHeldAndTheTickIsStarved() {
    offer(0, 10, 4, 0);
    assertThat(sample(399)).isEqualTo(PlanStatus.FOLLOWING);
    assertThat(sample(400)).isEqualTo(PlanStatus.STARVED);
    assertThat(sample(100_000)).isEqualTo(PlanStatus.STARVED);
    assertThat(command.position(0)).isEqualTo(13);
  }

  @Test
  void aNewEpochVoidsWhatWasPlannedAndHoldsWhereTheArmIsThen() {
    offer(0, 10, 16, 0);
    sample(0);
    measured.set(0, 42, 0);
    epoch.advance();
    assertThat(sample(100)).isEqualTo(PlanStatus.NONE);
    assertThat(command.position(0)).isEqualTo(42);
    assertThat(path.offer(chunk(100, 1, 4, 0), 100)).isEqualTo(Offer.VOID);
  }

  @Test
  void chunksThatAreNoPlanAreRefused() {
    assertThat(path.offer(new ActionChunk(0, 100, 2, new double[4], provenance(0, 0)), 0))
        .isEqualTo(Offer.MISFIT);
    double[] broken = {1, Double.NaN};
    assertThat(path.offer(new ActionChunk(0, 100, 1, broken, provenance(0, 0)), 0))
        .isEqualTo(Offer.NOT_FINITE);
    assertThat(sample(0)).isEqualTo(PlanStatus.NONE);
  }

  @Test
  void theCommandCarriesItsEpochAndTheAgeOfItsObservation() {
    offer(0, 10, 4, 0);
    sample(150);
    assertThat(command.epoch()).isEqualTo(epoch.current());
    assertThat(command.planNanos()).isZero();
  }

  @Test
  void linesJoinTheRowsWhereInterpolationIsLinear() {
    path = new Path(Interpolation.LINEAR);
    offer(0, 10, 4, 0);
    sample(150);
    assertThat(command.position(0)).isEqualTo(11.5);
  }

  @Test
  void theSeamRunsFromTheLastCommandToTheNextRow() {
    path = new Path(Interpolation.LINEAR);
    offer(0, 10, 16, 0);
    sample(150);
    offer(100, 50, 16, 150);
    sample(150);
    assertThat(command.position(0)).isEqualTo(11.5);
    sample(175);
    assertThat(command.position(0)).isEqualTo(11.5 + (51 - 11.5) / 2);
    sample(200);
    assertThat(command.position(0)).isEqualTo(51);
  }

  @Test
  void aStarvedPathDeceleratesWithinOneStepAndStops() {
    path = new Path(Interpolation.LINEAR);
    offer(0, 10, 4, 0);
    assertThat(sample(300)).isEqualTo(PlanStatus.STARVED);
    assertThat(command.position(0)).isEqualTo(13);
    sample(350);
    assertThat(command.position(0)).isEqualTo(13.375);
    sample(400);
    assertThat(command.position(0)).isEqualTo(13.5);
    sample(9_999);
    assertThat(command.position(0)).isEqualTo(13.5);
  }

  @Test
  void aSlowedPlanGoesSlowerAlongTheSamePathUntilTheNextChunk() {
    path = new Path(Interpolation.LINEAR);
    offer(0, 10, 16, 0);
    sample(100);
    path.scheduler.sample(200, 0.5, measured, command);
    assertThat(command.position(0)).isEqualTo(11.5);
    path.scheduler.sample(300, 0, measured, command);
    assertThat(command.position(0)).isEqualTo(11.5);
    assertThat(lagNanos()).isEqualTo(150);
    offer(300, 11.5, 16, 310);
    sample(400);
    assertThat(lagNanos()).isZero();
    assertThat(command.position(0)).isEqualTo(12.5);
  }

  /// Chunks of one straight line, offered whenever and however late, must command that line and
  /// nothing else.
  @Property(seed = "42", tries = 300)
  void lateChunksOfOnePathNeverLeaveThePath(
      @ForAll @Size(max = 20) int[] delays, @ForAll @IntRange(min = 1, max = 40) int tick) {
    Path following = new Path(Interpolation.LINEAR);
    long observed = 0;
    following.offer(line(observed), observed);
    int next = 0;
    for (long now = 0; next < delays.length; now += tick) {
      long arrives = observed + 800 + Math.floorMod(delays[next], 600);
      if (now >= arrives) {
        observed += 800;
        following.offer(line(observed), now);
        next++;
      }
      PlanStatus status = following.scheduler.sample(now, 1, measured, command);
      if (status == PlanStatus.FOLLOWING)
        assertThat(command.position(0)).isCloseTo(now / 100.0, within(1e-9));
    }
  }

  private ActionChunk line(long observed) {
    double[] rows = new double[17];
    for (int i = 0; i < rows.length; i++) rows[i] = (observed - 100) / 100.0 + i;
    return new ActionChunk(observed - 100, 100, 1, rows, provenance(observed, epoch.current()));
  }

  private Offer offer(long start, double first, int rows, long now) {
    return path.offer(chunk(start, first, rows, epoch.current()), now);
  }

  private static ActionChunk chunk(long start, double first, int rows, int epoch) {
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) values[i] = first + i;
    return new ActionChunk(start, 100, 1, values, provenance(start, epoch));
  }

  private static ActionChunk.Provenance provenance(long observed, int epoch) {
    return new ActionChunk.Provenance(0, epoch, observed, "", 0, "test");
  }

  /// How far plan time is behind the clock.
  private long lagNanos() {
    PlanState state = new PlanState(1);
    path.scheduler.report(state);
    return state.nowNanos() - state.planNanos();
  }

  private PlanStatus sample(long now) {
    return path.scheduler.sample(now, 1, measured, command);
  }
}
