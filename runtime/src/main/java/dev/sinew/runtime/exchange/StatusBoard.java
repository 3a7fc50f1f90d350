package dev.sinew.runtime.exchange;

import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Supervisor;
import java.lang.foreign.MemorySegment;

/// Where the spine says how it is, every tick. One writer (servo thread, no allocation), any
/// readers.
public final class StatusBoard {

  private static final int TICKS = 0;
  private static final int NANOS = 1;
  private static final int MODE = 2;
  private static final int CAUSE = 3;
  private static final int BROKEN = 4;
  private static final int FAULT = 5;
  private static final int NONCE = 6;
  private static final int RATE = 7;
  private static final int JUDGED = 8;
  private static final int REFUSED = 9;
  private static final int WIDTH = 10;
  private static final int TRIES = 1000;

  private static final Mode[] MODES = Mode.values();

  private final Board board;
  private final long[] next = new long[WIDTH];

  StatusBoard(MemorySegment memory) {
    board = new Board(WIDTH, memory);
  }

  static long bytes() {
    return Board.bytes(WIDTH);
  }

  /// Counts a tick and says how it left the supervisor.
  public void publish(long nanos, Supervisor supervisor) {
    next[TICKS]++;
    next[NANOS] = nanos;
    next[MODE] = supervisor.mode().ordinal();
    next[CAUSE] = supervisor.cause();
    next[BROKEN] = supervisor.broken();
    next[FAULT] = supervisor.faultNumber();
    next[NONCE] = supervisor.nonce();
    next[RATE] = Double.doubleToRawLongBits(supervisor.planRate());
    next[JUDGED] = supervisor.judgedChunks();
    next[REFUSED] = supervisor.refusedSequence();
    board.write(next);
  }

  /// The newest picture. Any thread, any process.
  ///
  /// @throws IllegalStateException when the spine died while it was writing one
  public SpineStatus read() {
    long[] now = new long[WIDTH];
    if (!board.read(now, TRIES))
      throw new IllegalStateException("the spine died while it wrote its status");
    return new SpineStatus(
        now[TICKS],
        now[NANOS],
        MODES[(int) now[MODE]],
        (int) now[CAUSE],
        (int) now[BROKEN],
        now[FAULT],
        now[NONCE],
        Double.longBitsToDouble(now[RATE]),
        now[JUDGED],
        now[REFUSED]);
  }

  /// Ticks so far. No allocation.
  public long ticks() {
    return board.peek(TICKS);
  }

  /// Whether the arm neither moves nor may move. No allocation.
  public boolean atRest() {
    Mode mode = MODES[(int) board.peek(MODE)];
    return mode != Mode.ARMED && mode != Mode.RUNNING && mode != Mode.STOPPING;
  }
}
