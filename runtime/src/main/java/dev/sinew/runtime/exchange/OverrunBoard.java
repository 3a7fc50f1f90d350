package dev.sinew.runtime.exchange;

import dev.sinew.runtime.realtime.OverrunCause;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.Map;

/// How often a tick was late or too long, by cause. Written by the servo thread without allocation,
/// read by anybody.
public final class OverrunBoard {

  private static final OverrunCause[] CAUSES = OverrunCause.values();
  private static final int TRIES = 1000;

  private final Board board;
  private final long[] counts = new long[CAUSES.length];

  OverrunBoard(MemorySegment memory) {
    board = new Board(CAUSES.length, memory);
  }

  static long bytes() {
    return Board.bytes(CAUSES.length);
  }

  /// Counts one.
  public void count(OverrunCause cause) {
    counts[cause.ordinal()]++;
    board.write(counts);
  }

  /// Counts so far, by cause; causes that never occurred are left out.
  public Map<OverrunCause, Long> read() {
    long[] now = new long[CAUSES.length];
    Map<OverrunCause, Long> counted = new EnumMap<>(OverrunCause.class);
    if (!board.read(now, TRIES))
      throw new IllegalStateException("the spine died while it counted an overrun");
    for (OverrunCause cause : CAUSES)
      if (now[cause.ordinal()] > 0) counted.put(cause, now[cause.ordinal()]);
    return counted;
  }
}
