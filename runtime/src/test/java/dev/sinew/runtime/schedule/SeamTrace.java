package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.Interpolation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// One random trace: a policy that changes its mind from chunk to chunk, chunks that come late or
/// never, an arm that follows. Every step of the command is held against the bound, whose seam is
/// worked out here from the chunks themselves.
final class SeamTrace {

  private static final int DOF = 5;
  private static final int CHUNKS = 60;
  private static final double ROUNDING = 1e-9;

  /// A chunk that took over, and plan time on its axis.
  private static final class Joined {
    final ChunkBuffer chunk;
    long plan;
    double[] shift = new double[DOF];

    Joined(ChunkBuffer chunk, long plan) {
      this.chunk = chunk;
      this.plan = plan;
    }
  }

  private record OnItsWay(double[] values, int rows, long observed, long arrives) {}

  private final Schedule schedule;
  private final Random random;
  private final Desk desk;
  private final Columns columns;
  private final ChunkReader reader;
  private final List<ChunkBuffer> offered = new ArrayList<>();
  private final List<Joined> joined = new ArrayList<>();
  private final double[] last = new double[DOF];
  private final double[] now = new double[DOF];
  private final double[] held = new double[DOF];
  private double[] phase = new double[DOF];
  private long clock;
  private long active;
  private double seam;
  private long seamUntil;
  private int taking;
  private double gap;
  private int joins;
  private double worst = Double.NEGATIVE_INFINITY;
  private String worstText = "";

  SeamTrace(Schedule schedule, long seed) {
    this.schedule = schedule;
    random = new Random(seed);
    desk = new Desk(schedule, DOF);
    columns = new Columns(DOF, schedule.rotations());
    reader = new ChunkReader(columns, schedule.interpolation());
  }

  /// The largest excess over the bound; negative or zero when it held.
  double worst() {
    return worst;
  }

  String worstText() {
    return worstText;
  }

  int joined() {
    return joins;
  }

  void run() {
    if (!schedule.rotations().isEmpty()) desk.measured.set(1, 1, 0);
    desk.sample(0);
    keep(last);
    long tick = List.of(7L, 10L, 25L, 33L, 100L, 130L).get(random.nextInt(6));
    for (int n = 0; n < CHUNKS; n++) {
      OnItsWay chunk = plan();
      long wait = Math.max(chunk.arrives(), chunk.observed() + schedule.executeRows() * Desk.STEP);
      boolean lost = random.nextInt(10) == 0;
      boolean there = false;
      while (clock < wait) {
        tick(tick * (random.nextInt(20) == 0 ? 3 : 1));
        if (there || lost || clock < chunk.arrives()) continue;
        offer(chunk);
        there = true;
      }
      if (random.nextInt(25) == 0) desk.epoch.advance();
    }
  }

  private OnItsWay plan() {
    int rows = 2 + random.nextInt(Desk.ROWS - 1);
    double scale = random.nextInt(4) == 0 ? 3.0 : 0.4;
    long latency = (long) (random.nextDouble() * scale * rows * Desk.STEP);
    double[] values = new double[rows * DOF];
    boolean zeros = schedule.rotations().isEmpty() && random.nextInt(8) == 0;
    phase = random.doubles(DOF, -0.2, 0.2).toArray();
    for (int row = 0; row < rows && !zeros; row++)
      for (int i = 0; i < DOF; i++)
        values[row * DOF + i] =
            (i == 1 ? 1.2 : 0)
                + 0.3 * Math.sin((clock + row * Desk.STEP) / (500.0 + 100 * i))
                + phase[i];
    return new OnItsWay(values, rows, clock, clock + latency);
  }

  private void offer(OnItsWay chunk) {
    if (!desk.offerObserved(clock, chunk.observed(), chunk.observed(), chunk.values())) {
      return;
    }
    ChunkBuffer copy = new ChunkBuffer(Desk.ROWS, DOF);
    copy.describe(chunk.rows(), chunk.observed(), Desk.STEP, 0, 0, chunk.observed());
    copy.ticket(desk.offered());
    System.arraycopy(chunk.values(), 0, copy.values(), 0, chunk.values().length);
    columns.normalize(copy);
    offered.add(copy);
  }

  private void tick(long elapsed) {
    clock += elapsed;
    for (int i = 0; i < DOF; i++) desk.measured.set(i, last[i], 0);
    long consumed = desk.state.consumedNanos();
    desk.sample(clock, random.nextInt(5) == 0 ? random.nextDouble() : 1);
    keep(now);
    long moved = desk.state.consumedNanos() - consumed;
    for (Joined chunk : joined) chunk.plan += moved;
    look(moved);
    check(own(moved), elapsed);
    System.arraycopy(now, 0, last, 0, DOF);
  }

  /// Works out the seam.
  private void look(long moved) {
    boolean holds = desk.state.active() == 0;
    if (holds) joined.clear();
    boolean switched = !holds && desk.state.active() != active;
    active = desk.state.active();
    if (switched) join(moved);
    int before = taking;
    taking = (int) joined.stream().filter(j -> j.plan < reader.endNanos(j.chunk)).count();
    long plan = desk.state.planNanos() - moved;
    boolean changed =
        switched || schedule.strategy() instanceof Strategy.Ensemble && taking != before;
    if (changed) seamUntil = desk.state.planNanos() + lasting();
    if (plan > seamUntil) seam = 0;
    else if (schedule.strategy() instanceof Strategy.Blend)
      seam = Math.max(changed ? 0 : seam, blended(moved));
    else if (changed) seam = spread(moved);
  }

  /// How long a change has an influence, in plan time.
  private long lasting() {
    return switch (schedule.strategy()) {
      case Strategy.ReAnchor(long fade) -> fade;
      case Strategy.Rtc rtc -> rtc.fadeNanos();
      case Strategy.Blend(long window) -> window;
      default -> schedule.interpolation() == Interpolation.HOLD ? 0 : Desk.STEP;
    };
  }

  private void join(long moved) {
    joins++;
    ChunkBuffer chunk =
        offered.stream().filter(c -> c.ticket() == active).findFirst().orElseThrow();
    chunk.shorten(desk.state.rows());
    Joined former = joined.isEmpty() ? null : joined.getLast();
    if (former == null) System.arraycopy(last, 0, held, 0, DOF);
    else {
      double[] there = new double[DOF];
      reader.read(former.chunk, former.plan - moved, there);
      columns.offset(last, 0, there, 0, former.shift);
    }
    joined.add(new Joined(chunk, desk.state.planNanos()));
    gap = 0;
    for (Joined j : joined.subList(Math.max(0, joined.size() - members() - 1), joined.size()))
      gap = Math.max(gap, gap(j.chunk));
  }

  private int members() {
    return schedule.strategy() instanceof Strategy.Ensemble e ? e.chunks() : 1;
  }

  private double distance(double[] from, Joined to, long ago) {
    double[] there = new double[DOF];
    reader.read(to.chunk, to.plan - ago, there);
    return apart(from, there);
  }

  /// Distance of the last command from the new plan; from the farthest member of an ensemble.
  private double spread(long moved) {
    double largest = 0;
    for (Joined j : joined.subList(Math.max(0, joined.size() - members()), joined.size()))
      largest = Math.max(largest, distance(last, j, moved));
    return largest;
  }

  /// Distance of the two plans that are blended, at both ends of the tick.
  private double blended(long moved) {
    if (joined.isEmpty()) return 0;
    Joined newer = joined.getLast();
    if (joined.size() == 1) return Math.max(distance(held, newer, moved), distance(held, newer, 0));
    Joined older = joined.get(joined.size() - 2);
    return Math.max(apart(older, newer, moved), apart(older, newer, 0));
  }

  private double apart(Joined older, Joined newer, long ago) {
    double[] a = new double[DOF];
    double[] b = new double[DOF];
    reader.read(older.chunk, older.plan - ago, a);
    columns.shift(a, older.shift, 1);
    reader.read(newer.chunk, newer.plan - ago, b);
    return apart(a, b);
  }

  private double own(long moved) {
    double rows = (double) moved / Desk.STEP;
    return gap * (reader.held() ? Math.ceil(rows) : rows);
  }

  private double gap(ChunkBuffer chunk) {
    double largest = 0;
    for (int row = 1; row < chunk.rows(); row++)
      largest =
          Math.max(
              largest,
              apart(
                  Arrays.copyOfRange(chunk.values(), (row - 1) * DOF, row * DOF),
                  Arrays.copyOfRange(chunk.values(), row * DOF, (row + 1) * DOF)));
    return largest;
  }

  private void check(double own, long elapsed) {
    boolean turning = !schedule.rotations().isEmpty();
    boolean spreads =
        schedule.strategy() instanceof Strategy.Blend
            || schedule.strategy() instanceof Strategy.Ensemble;
    double bound =
        schedule.stepBound(turning && spreads ? 1.5 * own : own, seam, elapsed, Desk.STEP);
    double step = apart(last, now);
    if (step - bound - ROUNDING <= worst) return;
    worst = step - bound - ROUNDING;
    worstText =
        "%s at %d: step %.6f, own %.6f, seam %.6f, bound %.6f"
            .formatted(schedule, clock, step, own, seam, bound);
  }

  /// The largest difference of a value; of rotations the angle.
  private double apart(double[] a, double[] b) {
    double[] offset = new double[DOF];
    columns.offset(a, 0, b, 0, offset);
    double largest = 0;
    for (int i : columns.plain()) largest = Math.max(largest, Math.abs(offset[i]));
    for (int[] g : columns.groups())
      largest = Math.max(largest, Math.hypot(offset[g[1]], Math.hypot(offset[g[2]], offset[g[3]])));
    return largest;
  }

  private void keep(double[] out) {
    for (int i = 0; i < DOF; i++) out[i] = desk.command.position(i);
  }
}
