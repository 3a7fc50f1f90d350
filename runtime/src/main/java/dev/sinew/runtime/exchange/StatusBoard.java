package dev.sinew.runtime.exchange;

import dev.sinew.runtime.safety.SupervisorState;
import java.lang.foreign.MemorySegment;

/// Where the spine says how it is, every tick. One writer (servo thread, no allocation), any
/// readers.
public final class StatusBoard {

  private static final int TICKS = 0;
  private static final int NANOS = 1;
  private static final int STATE = 2;
  private static final int CAUSE = 3;
  private static final int WIDTH = 4;
  private static final int TRIES = 1000;

  private static final SupervisorState[] STATES = SupervisorState.values();

  private final Board board;
  private final long[] next = new long[WIDTH];

  StatusBoard(MemorySegment memory) {
    board = new Board(WIDTH, memory);
  }

  static long bytes() {
    return Board.bytes(WIDTH);
  }

  /// @param cause id of the rule that stopped the arm; -1 while none did
  public void publish(long nanos, SupervisorState state, int cause) {
    next[TICKS]++;
    next[NANOS] = nanos;
    next[STATE] = state.ordinal();
    next[CAUSE] = cause;
    board.write(next);
  }

  /// The newest picture. Any thread, any process.
  ///
  /// @throws IllegalStateException when the spine died while it was writing one
  public SpineStatus read() {
    long[] now = new long[WIDTH];
    if (!board.read(now, TRIES))
      throw new IllegalStateException("the spine died while it wrote its status");
    return new SpineStatus(now[TICKS], now[NANOS], STATES[(int) now[STATE]], (int) now[CAUSE]);
  }
}
