package dev.sinew.runtime.tap;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.safety.Outcome;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One tick: times, measured state, command wanted and admitted. A window on shared memory; written
/// by the servo thread, read by the recorder thread inside [TickSink#tick] only.
public final class TickSlot {

  private static final int DEADLINE = 0;
  private static final int START = 1;
  private static final int END = 2;
  private static final int SKIPPED = 3;
  private static final int STATE = 4;
  private static final int PLAN = 5;
  private static final int OUTCOME = 6;
  private static final int READ = 7;
  private static final int SAMPLE = 8;
  private static final int SUPERVISE = 9;
  private static final int WRITE = 10;
  private static final int FIELDS = 11;

  private static final PlanStatus[] PLANS = PlanStatus.values();
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final int dof;
  private final MemorySegment memory;

  TickSlot(int dof, MemorySegment memory) {
    this.dof = dof;
    this.memory = memory;
  }

  static long bytes(int dof) {
    return 8L * (FIELDS + 3L * dof);
  }

  /// Before the supervisor, which may rewrite the command.
  public void want(JointCommand command) {
    for (int i = 0; i < dof; i++) number(wantedAt(i), command.position(i));
  }

  public void outcome(JointStateView state, PlanStatus plan, AdmittedCommand admitted) {
    for (int i = 0; i < dof; i++) {
      number(FIELDS + i, state.position(i));
      number(sentAt(i), admitted.position(i));
    }
    field(STATE, state.stampNanos());
    field(PLAN, plan.ordinal());
    field(OUTCOME, admitted.outcome().ordinal());
  }

  /// @param deadlineNanos when the tick should have begun
  /// @param skipped whole periods missed before it
  public void times(long deadlineNanos, long startNanos, long endNanos, int skipped) {
    field(DEADLINE, deadlineNanos);
    field(START, startNanos);
    field(END, endNanos);
    field(SKIPPED, skipped);
  }

  /// Where the tick's time went, nanoseconds.
  public void sections(long read, long sample, long supervise, long write) {
    field(READ, read);
    field(SAMPLE, sample);
    field(SUPERVISE, supervise);
    field(WRITE, write);
  }

  /// Time in the driver's read.
  public long readNanos() {
    return field(READ);
  }

  /// Time in the scheduler.
  public long sampleNanos() {
    return field(SAMPLE);
  }

  /// Time in the supervisor.
  public long superviseNanos() {
    return field(SUPERVISE);
  }

  /// Time in the driver's write.
  public long writeNanos() {
    return field(WRITE);
  }

  /// Delay of the wake-up against the deadline.
  public long latenessNanos() {
    return field(START) - field(DEADLINE);
  }

  /// Time that the tick took.
  public long workNanos() {
    return field(END) - field(START);
  }

  public long startNanos() {
    return field(START);
  }

  public int skipped() {
    return (int) field(SKIPPED);
  }

  public long stateNanos() {
    return field(STATE);
  }

  public PlanStatus plan() {
    return PLANS[(int) field(PLAN)];
  }

  public Outcome outcome() {
    return OUTCOMES[(int) field(OUTCOME)];
  }

  public double measured(int i) {
    return number(FIELDS + i);
  }

  public double wanted(int i) {
    return number(wantedAt(i));
  }

  public double sent(int i) {
    return number(sentAt(i));
  }

  private int wantedAt(int i) {
    return FIELDS + dof + i;
  }

  private int sentAt(int i) {
    return FIELDS + 2 * dof + i;
  }

  private long field(int at) {
    return memory.get(ValueLayout.JAVA_LONG, 8L * at);
  }

  private void field(int at, long value) {
    memory.set(ValueLayout.JAVA_LONG, 8L * at, value);
  }

  private double number(int at) {
    return memory.get(ValueLayout.JAVA_DOUBLE, 8L * at);
  }

  private void number(int at, double value) {
    memory.set(ValueLayout.JAVA_DOUBLE, 8L * at, value);
  }
}
