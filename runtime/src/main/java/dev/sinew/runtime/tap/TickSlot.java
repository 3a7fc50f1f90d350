package dev.sinew.runtime.tap;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.OperatorInput;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Outcome;
import dev.sinew.runtime.safety.Senses;
import dev.sinew.runtime.safety.Supervisor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One tick: all that it was decided from, and what was decided. Enough to decide it again. A
/// window on shared memory; written by the servo thread, read by the recorder thread inside
/// [TickSink#tick] only.
public final class TickSlot {

  /// Stands for no request, no answer, no stop asked for, nothing taken.
  public static final int NONE = -1;

  private static final int NUMBER = 0;
  private static final int DEADLINE = 1;
  private static final int START = 2;
  private static final int END = 3;
  private static final int SKIPPED = 4;
  private static final int STATE = 5;
  private static final int CONDITION = 6;
  private static final int BEAT = 7;
  private static final int STOP_ASKED = 8;
  private static final int REQUEST = 9;
  private static final int ARGUMENT = 10;
  private static final int TIMELY = 11;
  private static final int ANSWER = 12;
  private static final int TAKEN = 13;
  private static final int TAKEN_SEQUENCE = 14;
  private static final int TAKEN_NANOS = 15;
  private static final int PLAN = 16;
  private static final int OUTCOME = 17;
  private static final int MODE = 18;
  private static final int CAUSE = 19;
  private static final int BROKEN = 20;
  private static final int EPOCH = 21;
  private static final int READ = 22;
  private static final int SAMPLE = 23;
  private static final int SUPERVISE = 24;
  private static final int WRITE = 25;
  private static final int OWNED = 26;
  private static final int HELD = 27;
  private static final int GRANTED = 28;
  private static final int HEARD = 29;
  private static final int FIELDS = 30;

  private static final PlanStatus[] PLANS = PlanStatus.values();
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final Mode[] MODES = Mode.values();
  private static final RobotCondition[] CONDITIONS = RobotCondition.values();

  private final int dof;
  private final int operatorAt;
  private final int[] streamAt;
  private final int[] streamWidth;
  private final MemorySegment memory;

  TickSlot(TickShape shape, MemorySegment memory) {
    dof = shape.dof();
    this.memory = memory;
    streamWidth = shape.streamWidths().stream().mapToInt(Integer::intValue).toArray();
    streamAt = new int[streamWidth.length];
    operatorAt = FIELDS + 4 * dof;
    int at = operatorAt + OperatorInput.words(dof);
    for (int s = 0; s < streamAt.length; s++) {
      streamAt[s] = at;
      at += 1 + streamWidth[s];
    }
  }

  static long bytes(TickShape shape) {
    return 8L
        * (FIELDS
            + 4L * shape.dof()
            + OperatorInput.words(shape.dof())
            + shape.streamWidths().size()
            + shape.streamValues());
  }

  /// @param number counts the servo's ticks from 0
  /// @param epoch generation of plans that the tick began in
  public void begin(long number, int epoch) {
    field(NUMBER, number);
    field(EPOCH, epoch);
  }

  /// What the brain asked for in this tick.
  ///
  /// @param stopAsked reason by ordinal
  /// @param request by ordinal
  /// @param timely whether it named the state of then
  /// @param answer by ordinal
  public void served(int stopAsked, int request, long argument, boolean timely, int answer) {
    field(STOP_ASKED, stopAsked);
    field(REQUEST, request);
    field(ARGUMENT, argument);
    field(TIMELY, timely ? 1 : 0);
    field(ANSWER, answer);
  }

  /// The chunk that was taken out of the exchange since the last tick's record.
  ///
  /// @param result what came of it, by ordinal
  public void taken(int result, long sequence, long nanos) {
    field(TAKEN, result);
    field(TAKEN_SEQUENCE, sequence);
    field(TAKEN_NANOS, nanos);
  }

  /// What was heard of an operator, where there can be one.
  ///
  /// @param owned the joints that are the operator's: bit `i` for joint `i`
  /// @param held the joints that nobody commands, whoever's they are
  public void operator(OperatorInput input, long owned, long held) {
    field(HEARD, 1);
    field(OWNED, owned);
    field(HELD, held);
    field(GRANTED, input.authority());
    for (int k = 0; k < input.words().length; k++) field(operatorAt + k, input.words()[k]);
  }

  /// Before the supervisor, which may rewrite the command.
  public void want(JointCommand command) {
    for (int i = 0; i < dof; i++) number(FIELDS + 2 * dof + i, command.position(i));
  }

  /// What was measured.
  public void sensed(JointStateView state, Senses senses) {
    for (int i = 0; i < dof; i++) {
      number(FIELDS + i, state.position(i));
      number(FIELDS + dof + i, state.velocity(i));
    }
    field(STATE, state.stampNanos());
    field(CONDITION, state.condition().ordinal());
    field(BEAT, senses.beatNanos());
    for (int s = 0; s < streamAt.length; s++) {
      field(streamAt[s], senses.stampNanos(s));
      for (int i = 0; i < streamWidth[s]; i++) number(streamAt[s] + 1 + i, senses.value(s, i));
    }
  }

  /// What came of it.
  public void decided(PlanStatus plan, AdmittedCommand admitted, Supervisor supervisor) {
    for (int i = 0; i < dof; i++) number(FIELDS + 3 * dof + i, admitted.position(i));
    field(PLAN, plan.ordinal());
    field(OUTCOME, admitted.outcome().ordinal());
    field(MODE, supervisor.mode().ordinal());
    field(CAUSE, supervisor.cause());
    field(BROKEN, supervisor.broken());
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

  public int dof() {
    return dof;
  }

  /// Counts the servo's ticks from 0; a gap shows ticks that the recorder never saw.
  public long number() {
    return field(NUMBER);
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

  public long deadlineNanos() {
    return field(DEADLINE);
  }

  public long startNanos() {
    return field(START);
  }

  public long endNanos() {
    return field(END);
  }

  public int skipped() {
    return (int) field(SKIPPED);
  }

  public long stateNanos() {
    return field(STATE);
  }

  public RobotCondition condition() {
    return CONDITIONS[(int) field(CONDITION)];
  }

  /// The brain's last sign of life, as the tick saw it.
  public long beatNanos() {
    return field(BEAT);
  }

  /// Reason by ordinal for which the brain asked for a stop, or [#NONE].
  public int stopAsked() {
    return (int) field(STOP_ASKED);
  }

  /// Request by ordinal, or [#NONE].
  public int request() {
    return (int) field(REQUEST);
  }

  public long argument() {
    return field(ARGUMENT);
  }

  /// Whether the request named the state of then.
  public boolean timely() {
    return field(TIMELY) != 0;
  }

  /// Answer by ordinal, or [#NONE].
  public int answer() {
    return (int) field(ANSWER);
  }

  /// What came of a chunk, by ordinal, or [#NONE].
  public int taken() {
    return (int) field(TAKEN);
  }

  public long takenSequence() {
    return field(TAKEN_SEQUENCE);
  }

  public long takenNanos() {
    return field(TAKEN_NANOS);
  }

  public PlanStatus plan() {
    return PLANS[(int) field(PLAN)];
  }

  public Outcome outcome() {
    return OUTCOMES[(int) field(OUTCOME)];
  }

  /// Mode that ruled the tick's command.
  public Mode mode() {
    return MODES[(int) field(MODE)];
  }

  /// Rule by id that ended the last motion, -1 while none did.
  public int cause() {
    return (int) field(CAUSE);
  }

  /// Worst rule by id that is broken, -1 while none is.
  public int broken() {
    return (int) field(BROKEN);
  }

  public int epoch() {
    return (int) field(EPOCH);
  }

  public double measured(int i) {
    return number(FIELDS + i);
  }

  public double velocity(int i) {
    return number(FIELDS + dof + i);
  }

  public double wanted(int i) {
    return number(FIELDS + 2 * dof + i);
  }

  public double sent(int i) {
    return number(FIELDS + 3 * dof + i);
  }

  /// Whether there can be an operator at all.
  public boolean hasOperator() {
    return field(HEARD) != 0;
  }

  /// The joints that are the operator's in this tick: bit `i` for joint `i`.
  public long owned() {
    return field(OWNED);
  }

  /// The joints that nobody commands in this tick, whoever's they are: the operator does not hold
  /// the clutch or is silent, no plan is there.
  public long held() {
    return field(HELD);
  }

  /// Copies what was heard of the operator.
  public void operator(OperatorInput out) {
    out.authority(field(GRANTED));
    for (int k = 0; k < out.words().length; k++) out.words()[k] = field(operatorAt + k);
  }

  public int streams() {
    return streamAt.length;
  }

  public int streamWidth(int stream) {
    return streamWidth[stream];
  }

  /// Stamp of the stream's newest sample, [Long#MIN_VALUE] before the first.
  public long streamNanos(int stream) {
    return field(streamAt[stream]);
  }

  public double streamValue(int stream, int i) {
    return number(streamAt[stream] + 1 + i);
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
