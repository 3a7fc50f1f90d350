package dev.sinew.runtime.safety;

import java.util.concurrent.atomic.AtomicLong;

/// What the servo thread has to tell, as bare numbers, on its way to the event log: one writer, one
/// reader, bounded. A full ring drops the event and counts it; the servo never waits.
public final class EventRing {

  /// A rule is broken from now on; its value is what broke it.
  public static final int BROKEN = 0;

  /// A rule is no longer broken.
  public static final int CLEARED = 1;

  /// The supervisor went from one mode to another, because of a rule or by request.
  public static final int MODE = 2;

  /// A request was answered: its ordinal and the answer's.
  public static final int ANSWERED = 3;

  /// A chunk was shortened or refused by a formula on the plan; its value is the robustness.
  public static final int JUDGED = 4;

  /// Who takes the events out.
  @FunctionalInterface
  public interface Sink {

    /// @param rule id, -1 when no rule is concerned
    /// @param from mode or request by ordinal, or kept rows
    /// @param to mode or answer by ordinal, or rows before
    /// @param value NaN when there is none
    void event(long nanos, int kind, int rule, int from, int to, double value);
  }

  private static final int CAPACITY = 1024;

  private final long[] nanos = new long[CAPACITY];
  private final int[] kind = new int[CAPACITY];
  private final int[] rule = new int[CAPACITY];
  private final int[] from = new int[CAPACITY];
  private final int[] to = new int[CAPACITY];
  private final double[] value = new double[CAPACITY];
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  public EventRing() {}

  /// Servo thread; no allocation.
  public void put(long nanos, int kind, int rule, int from, int to, double value) {
    long n = written.getPlain();
    if (n - read.getAcquire() >= CAPACITY) {
      dropped.setOpaque(dropped.getPlain() + 1);
      return;
    }
    int slot = (int) (n % CAPACITY);
    this.nanos[slot] = nanos;
    this.kind[slot] = kind;
    this.rule[slot] = rule;
    this.from[slot] = from;
    this.to[slot] = to;
    this.value[slot] = value;
    written.setRelease(n + 1);
  }

  /// Gives every waiting event to the sink. One thread.
  public void drain(Sink sink) {
    long end = written.getAcquire();
    for (long n = read.getPlain(); n < end; n++) {
      int slot = (int) (n % CAPACITY);
      sink.event(nanos[slot], kind[slot], rule[slot], from[slot], to[slot], value[slot]);
      read.setRelease(n + 1);
    }
  }

  /// Events lost because the log was too slow. Any thread.
  public long dropped() {
    return dropped.getOpaque();
  }
}
