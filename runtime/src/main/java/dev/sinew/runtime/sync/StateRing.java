package dev.sinew.runtime.sync;

import dev.sinew.runtime.memory.Cell;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// The newest samples of one vector stream, in shared memory. One writer, any readers in any
/// process; lossy, newest wins; no allocation, no lock.
///
/// A slot is written between two counters (`claimed`, then `published`); a reader copies and then
/// checks that the writer has not claimed the slots it copied from, and copies again if it has: a
/// seqlock over a ring.
public final class StateRing {

  /// Where an instant lies relative to the samples held.
  public enum Reading {
    /// No sample yet; the output was left as it was.
    EMPTY,
    /// Before the oldest sample, whose values were given.
    BEFORE,
    /// On a sample, or interpolated linearly between its two neighbours.
    WITHIN,
    /// After the newest sample, whose values were given.
    AFTER
  }

  private static final long SLOTS = 3 * Cell.SPACING;

  private final int width;
  private final int capacity;
  private final MemorySegment slots;
  private final Cell claimed;
  private final Cell published;
  private final Cell first;

  /// A ring of its own, for use inside one process.
  ///
  /// @param width values per sample
  /// @param capacity samples held; a power of two
  public StateRing(int width, int capacity) {
    this(width, capacity, Arena.ofAuto().allocate(bytes(width, capacity), Cell.SPACING));
  }

  /// @param memory [#bytes] of shared memory, zero-filled before its first use
  public StateRing(int width, int capacity, MemorySegment memory) {
    if (Integer.bitCount(capacity) != 1)
      throw new IllegalArgumentException(capacity + " is not a power of two");
    this.width = width;
    this.capacity = capacity;
    claimed = new Cell(memory, 0);
    published = new Cell(memory, Cell.SPACING);
    first = new Cell(memory, 2 * Cell.SPACING);
    slots = memory.asSlice(SLOTS, bytes(width, capacity) - SLOTS);
  }

  /// Memory that a ring needs.
  public static long bytes(int width, int capacity) {
    return SLOTS + capacity * 8L * (1 + width);
  }

  public int width() {
    return width;
  }

  /// Adds a sample. One writer thread.
  ///
  /// @return false, and nothing added, when the stamp is not newer than the last one
  public boolean publish(long stampNanos, double[] sample) {
    long n = published.getPlain();
    if (n > first.getPlain() && stampNanos <= stamp(n - 1)) return false;
    claimed.setOpaque(n + 1);
    VarHandle.storeStoreFence();
    long at = slot(n);
    slots.set(ValueLayout.JAVA_LONG, at, stampNanos);
    for (int i = 0; i < width; i++) slots.set(ValueLayout.JAVA_DOUBLE, at + 8 + 8L * i, sample[i]);
    published.setRelease(n + 1);
    return true;
  }

  /// Forgets all samples. The writer's thread; a reader at work may still return the last of them.
  public void clear() {
    first.setRelease(published.getPlain());
  }

  /// Stamp of the newest sample, [Long#MIN_VALUE] when there is none. Any thread.
  public long newestNanos() {
    while (true) {
      long n = published.getAcquire();
      if (n == first.getAcquire()) return Long.MIN_VALUE;
      long stamp = stamp(n - 1);
      if (unchanged(n - 1)) return stamp;
    }
  }

  /// Samples published so far; the newest has this number less one. Any thread.
  public long published() {
    return published.getAcquire();
  }

  /// Copies the sample with a number. Any thread.
  ///
  /// @param number less than [#published]
  /// @return its stamp; [Long#MIN_VALUE] when it is held no more
  public long sample(long number, double[] out) {
    if (number < published.getAcquire() - capacity) return Long.MIN_VALUE;
    long stamp = stamp(number);
    for (int i = 0; i < width; i++) out[i] = value(number, i);
    return unchanged(number) ? stamp : Long.MIN_VALUE;
  }

  /// Copies the newest sample. Any thread.
  ///
  /// @return its stamp; [Long#MIN_VALUE], and the output as it was, when there is none
  public long newest(double[] out) {
    while (true) {
      long n = published.getAcquire();
      if (n == first.getAcquire()) return Long.MIN_VALUE;
      long stamp = stamp(n - 1);
      for (int i = 0; i < width; i++) out[i] = value(n - 1, i);
      if (unchanged(n - 1)) return stamp;
    }
  }

  /// Copies the stream's value at an instant, linearly interpolated. Any thread.
  public Reading at(long nanos, double[] out) {
    while (true) {
      long n = published.getAcquire();
      long oldest = Math.max(first.getAcquire(), n - capacity + 1);
      if (n <= oldest) return Reading.EMPTY;
      long right = n - 1;
      while (right > oldest && stamp(right - 1) >= nanos) right--;
      Reading reading = copy(nanos, right, oldest, out);
      if (unchanged(Math.max(oldest, right - 1))) return reading;
    }
  }

  /// `right` is the oldest sample not older than the instant, or the newest of all.
  private Reading copy(long nanos, long right, long oldest, double[] out) {
    long stamp = stamp(right);
    for (int i = 0; i < width; i++) out[i] = value(right, i);
    if (stamp == nanos) return Reading.WITHIN;
    if (stamp < nanos) return Reading.AFTER;
    if (right == oldest) return Reading.BEFORE;
    long left = stamp(right - 1);
    double fraction = (double) (nanos - left) / (stamp - left);
    for (int i = 0; i < width; i++) {
      double a = value(right - 1, i);
      out[i] = a + fraction * (out[i] - a);
    }
    return Reading.WITHIN;
  }

  private long slot(long n) {
    return (n & capacity - 1) * 8L * (1 + width);
  }

  private long stamp(long n) {
    return slots.get(ValueLayout.JAVA_LONG, slot(n));
  }

  private double value(long n, int i) {
    return slots.get(ValueLayout.JAVA_DOUBLE, slot(n) + 8 + 8L * i);
  }

  private boolean unchanged(long oldestRead) {
    VarHandle.loadLoadFence();
    return claimed.getOpaque() - oldestRead <= capacity;
  }
}
