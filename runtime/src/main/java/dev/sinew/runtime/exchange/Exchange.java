package dev.sinew.runtime.exchange;

import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.memory.Cell;
import dev.sinew.runtime.realtime.RealtimeMode;
import dev.sinew.runtime.schedule.PlanState;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.sync.Streams;
import dev.sinew.runtime.tap.TickRing;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;

/// All that spine and brain share, laid out in one piece of memory.
///
/// Who writes what: [#ring], [#ticks], [#status], [#plan], [#follower], [#overruns], [#epoch] the
/// spine; [#chunks], [#operator], [#beat], [#stopWord] the brain; the [#mailbox] both in turn.
public final class Exchange implements Streams {

  static final int SAMPLES = 512;
  static final int TICKS = 1024;

  private final ExchangeSpec spec;
  private final Epoch epoch;
  private final Cell beat;
  private final StopWord stopWord;
  private final Mailbox mailbox;
  private final StatusBoard status;
  private final OverrunBoard overruns;
  private final Cell realtime;
  private final Board plan;
  private final OperatorBoard operator;
  private final FollowerBoard follower;
  private final ChunkSlots chunks;
  private final TickRing ticks;
  private final Map<String, StateRing> streams = new LinkedHashMap<>();

  /// @param memory [#bytes] of zero-filled memory
  public Exchange(ExchangeSpec spec, MemorySegment memory) {
    this.spec = spec;
    Carver carver = new Carver(memory);
    epoch = new Epoch(new Cell(carver.next(Cell.SPACING), 0));
    beat = new Cell(carver.next(Cell.SPACING), 0);
    stopWord = new StopWord(new Cell(carver.next(Cell.SPACING), 0));
    mailbox = new Mailbox(carver.next(Mailbox.bytes()));
    status = new StatusBoard(carver.next(StatusBoard.bytes()));
    overruns = new OverrunBoard(carver.next(OverrunBoard.bytes()));
    realtime = new Cell(carver.next(Cell.SPACING), 0);
    plan = new Board(PlanState.words(spec.dof()), carver.next(planBytes(spec)));
    operator = new OperatorBoard(spec.dof(), carver.next(OperatorBoard.bytes(spec.dof())));
    follower = new FollowerBoard(spec.dof(), carver.next(FollowerBoard.bytes(spec.dof())));
    chunks =
        new ChunkSlots(
            spec.maxRows(), spec.dof(), carver.next(ChunkSlots.bytes(spec.maxRows(), spec.dof())));
    ticks = new TickRing(spec.tick(), TICKS, carver.next(TickRing.bytes(spec.tick(), TICKS)));
    for (StreamSpec stream : spec.streams()) {
      MemorySegment ring = carver.next(StateRing.bytes(stream.width(), SAMPLES));
      streams.put(stream.name(), new StateRing(stream.width(), SAMPLES, ring));
    }
  }

  /// An exchange inside one process.
  public static Exchange inProcess(ExchangeSpec spec) {
    return new Exchange(spec, Arena.ofAuto().allocate(bytes(spec), Cell.SPACING));
  }

  /// Memory that an exchange needs.
  public static long bytes(ExchangeSpec spec) {
    long bytes =
        4 * Cell.SPACING
            + Carver.rounded(Mailbox.bytes())
            + Carver.rounded(StatusBoard.bytes())
            + Carver.rounded(OverrunBoard.bytes())
            + Carver.rounded(planBytes(spec))
            + Carver.rounded(OperatorBoard.bytes(spec.dof()))
            + Carver.rounded(FollowerBoard.bytes(spec.dof()))
            + Carver.rounded(ChunkSlots.bytes(spec.maxRows(), spec.dof()))
            + Carver.rounded(TickRing.bytes(spec.tick(), TICKS));
    for (StreamSpec stream : spec.streams())
      bytes += Carver.rounded(StateRing.bytes(stream.width(), SAMPLES));
    return bytes;
  }

  private static long planBytes(ExchangeSpec spec) {
    return Board.bytes(PlanState.words(spec.dof()));
  }

  public ExchangeSpec spec() {
    return spec;
  }

  /// Generation of plans; the spine advances it.
  public Epoch epoch() {
    return epoch;
  }

  /// Instant of the brain's last sign of life, nanoseconds on the shared monotonic clock; 0 before
  /// the first.
  public Cell beat() {
    return beat;
  }

  public StopWord stopWord() {
    return stopWord;
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  public StatusBoard status() {
    return status;
  }

  public OverrunBoard overruns() {
    return overruns;
  }

  /// Real-time rights of the servo thread; written once by the spine before its first tick.
  public void realtime(RealtimeMode mode) {
    realtime.setRelease(mode.ordinal());
  }

  /// What [#realtime(RealtimeMode)] was told; [RealtimeMode#ORDINARY] before.
  public RealtimeMode realtime() {
    RealtimeMode[] modes = RealtimeMode.values();
    return modes[Math.clamp(realtime.getAcquire(), 0, modes.length - 1)];
  }

  /// Where the plan is: the words of a [PlanState], written in every tick.
  public Board plan() {
    return plan;
  }

  /// What an operator wants and what it is granted.
  public OperatorBoard operator() {
    return operator;
  }

  /// What an operator's device may know of the arm; shown only where there can be an operator.
  public FollowerBoard follower() {
    return follower;
  }

  public ChunkSlots chunks() {
    return chunks;
  }

  public TickRing ticks() {
    return ticks;
  }

  /// The measured joint positions.
  public StateRing joints() {
    return ring(RobotSpec.JOINT_POSITION);
  }

  @Override
  public StateRing ring(String stream) {
    StateRing ring = streams.get(stream);
    if (ring == null)
      throw new IllegalArgumentException(
          "no stream '" + stream + "' in this exchange; it carries " + streams.keySet());
    return ring;
  }
}
