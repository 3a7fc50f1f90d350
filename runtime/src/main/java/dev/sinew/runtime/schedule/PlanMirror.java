package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.PlanTail;

/// The brain's picture of the plan in force: the chunks it handed over, read as the spine reads
/// them, at the plan time that the spine reports. From it comes the tail for the next inference.
///
/// **Committed rows**: those that will have been consumed when the next chunk takes over. Expected
/// is the largest number that was consumed between observation and take-over by the last few
/// chunks, counted in plan time by the spine. A chunk that was inferred while nothing was followed
/// (the first one, which also warms the network up) does not count, and neither does one that never
/// took over. An estimate that proves too small costs nothing but a seam, which fades.
///
/// Inference thread; may allocate.
public final class PlanMirror {

  private static final int RECENT = 16;
  private static final int UNKNOWN = -1;

  private final Strategy.Rtc strategy;
  private final ChunkReader reader;
  private final Columns columns;
  private final ChunkBuffer[] recent = new ChunkBuffer[RECENT];
  private final ConsumedRows consumed;
  private final double[] offset;
  private long awaited;
  private long observedConsumed = UNKNOWN;
  private long lookedConsumed = UNKNOWN;
  private int epoch;

  /// @param strategy of the schedule
  /// @param maxRows rows of the longest chunk
  public PlanMirror(Schedule schedule, Strategy.Rtc strategy, int maxRows, int dof) {
    this.strategy = strategy;
    columns = new Columns(dof, schedule.rotations());
    reader = new ChunkReader(columns, schedule.interpolation());
    for (int i = 0; i < RECENT; i++) recent[i] = new ChunkBuffer(maxRows, dof);
    consumed = new ConsumedRows(strategy.remembered());
    offset = new double[dof];
  }

  /// What is still to be executed from an observation on. Also learns from `state` what was
  /// consumed until the chunk that was handed over last took over.
  ///
  /// @param state newest report of the spine
  /// @param atNanos instant of the observation
  /// @param epoch of the observation
  /// @return [PlanTail#NONE] when no chunk is followed
  public PlanTail tail(PlanState state, long atNanos, int epoch) {
    if (epoch != this.epoch) consumed.clear();
    this.epoch = epoch;
    ChunkBuffer chunk = followed(state, epoch);
    long ahead = atNanos - state.nowNanos();
    lookedConsumed = chunk == null ? UNKNOWN : state.consumedNanos() + ahead;
    if (chunk == null) return PlanTail.NONE;
    learn(state, chunk.stepNanos());
    return tail(state, chunk, state.planNanos() + ahead);
  }

  /// Whether the spine has taken the chunk that was handed over last, so that its report is about
  /// the plan that will be executed.
  public boolean settled(PlanState state) {
    return state.taken() >= awaited;
  }

  /// A chunk was handed over that was inferred from the observation of the last [#tail].
  public void offered(ActionChunk chunk, long ticket) {
    awaited = ticket;
    observedConsumed = lookedConsumed;
    ChunkBuffer copy = recent[(int) (ticket % RECENT)];
    ActionChunk.Provenance from = chunk.provenance();
    copy.describe(
        chunk.rows(),
        chunk.startNanos(),
        chunk.stepNanos(),
        from.sequence(),
        from.epoch(),
        from.observedNanos());
    copy.ticket(ticket);
    for (int row = 0; row < chunk.rows(); row++)
      for (int i = 0; i < chunk.dof(); i++) copy.set(row, i, chunk.value(row, i));
    columns.normalize(copy);
  }

  private ChunkBuffer followed(PlanState state, int epoch) {
    if (state.active() == 0 || state.epoch() != epoch) return null;
    ChunkBuffer chunk = recent[(int) (state.active() % RECENT)];
    if (chunk.ticket() != state.active()) return null;
    chunk.shorten(state.rows());
    return chunk;
  }

  private void learn(PlanState state, long stepNanos) {
    if (state.active() != awaited || observedConsumed == UNKNOWN) return;
    long nanos = Math.max(0, state.joinedNanos() - observedConsumed);
    consumed.add((int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(nanos, stepNanos)));
    observedConsumed = UNKNOWN;
  }

  private PlanTail tail(PlanState state, ChunkBuffer chunk, long planNanos) {
    long left = reader.endNanos(chunk) - planNanos;
    int rows = (int) Math.max(0, Math.ceilDiv(left + (reader.held() ? 0 : 1), chunk.stepNanos()));
    if (rows == 0) return PlanTail.NONE;
    int dof = columns.dof();
    double[] values = new double[rows * dof];
    double[] row = new double[dof];
    for (int k = 0; k < rows; k++) {
      read(state, chunk, planNanos + k * chunk.stepNanos(), row);
      System.arraycopy(row, 0, values, k * dof, dof);
    }
    boolean trained = strategy.use() == PlanTail.Use.TRAINED;
    int limit = trained ? Math.min(strategy.horizon(), rows) : rows;
    int committed = Math.min(consumed.expected(strategy.firstCommittedRows()), limit);
    int horizon = trained ? committed : Math.clamp(strategy.horizon(), committed, rows);
    return new PlanTail(strategy.use(), dof, values, committed, horizon);
  }

  /// As [AnchoringScheduler] does.
  private void read(PlanState state, ChunkBuffer chunk, long planNanos, double[] out) {
    reader.read(chunk, planNanos, out);
    if (state.fadeFromNanos() == Long.MIN_VALUE) return;
    double left = Fade.left(planNanos - state.fadeFromNanos(), strategy.fadeNanos());
    if (left == 0) return;
    for (int i = 0; i < offset.length; i++) offset[i] = state.offset(i);
    columns.shift(out, offset, left);
  }
}
