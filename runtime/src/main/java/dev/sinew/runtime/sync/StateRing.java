package dev.sinew.runtime.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The newest samples of one vector stream. One writer, any readers; lossy, newest wins; no
/// allocation, no lock.
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

  private static final VarHandle CLAIMED;
  private static final VarHandle PUBLISHED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      CLAIMED = lookup.findVarHandle(StateRing.class, "claimed", long.class);
      PUBLISHED = lookup.findVarHandle(StateRing.class, "published", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int width;
  private final int mask;
  private final long[] stamps;
  private final double[] values;
  private long first;
  private volatile long claimed;
  private volatile long published;

  /// @param width values per sample
  /// @param capacity samples held; a power of two
  public StateRing(int width, int capacity) {
    if (Integer.bitCount(capacity) != 1)
      throw new IllegalArgumentException(capacity + " is not a power of two");
    this.width = width;
    mask = capacity - 1;
    stamps = new long[capacity];
    values = new double[capacity * width];
  }

  public int width() {
    return width;
  }

  /// Adds a sample. One writer thread.
  ///
  /// @return false, and nothing added, when the stamp is not newer than the last one
  public boolean publish(long stampNanos, double[] sample) {
    long n = published;
    if (n > first && stampNanos <= stamps[(int) (n - 1) & mask]) return false;
    CLAIMED.setOpaque(this, n + 1);
    VarHandle.storeStoreFence();
    int slot = (int) n & mask;
    stamps[slot] = stampNanos;
    System.arraycopy(sample, 0, values, slot * width, width);
    PUBLISHED.setRelease(this, n + 1);
    return true;
  }

  /// Forgets all samples. Only while nobody writes or reads.
  public void clear() {
    first = published;
  }

  /// Stamp of the newest sample, [Long#MIN_VALUE] when there is none. Any thread.
  public long newestNanos() {
    while (true) {
      long n = (long) PUBLISHED.getAcquire(this);
      if (n == first) return Long.MIN_VALUE;
      long stamp = stamps[(int) (n - 1) & mask];
      if (unchanged(n - 1)) return stamp;
    }
  }

  /// Copies the newest sample. Any thread.
  public Reading newest(double[] out) {
    return at(Long.MAX_VALUE, out);
  }

  /// Copies the stream's value at an instant, linearly interpolated. Any thread.
  public Reading at(long nanos, double[] out) {
    while (true) {
      long n = (long) PUBLISHED.getAcquire(this);
      long oldest = Math.max(first, n - mask);
      if (n == oldest) return Reading.EMPTY;
      long right = n - 1;
      while (right > oldest && stamps[(int) (right - 1) & mask] >= nanos) right--;
      Reading reading = copy(nanos, right, oldest, out);
      if (unchanged(Math.max(oldest, right - 1))) return reading;
    }
  }

  /// `right` is the oldest sample not older than the instant, or the newest of all.
  private Reading copy(long nanos, long right, long oldest, double[] out) {
    int r = (int) right & mask;
    long stamp = stamps[r];
    System.arraycopy(values, r * width, out, 0, width);
    if (stamp == nanos) return Reading.WITHIN;
    if (stamp < nanos) return Reading.AFTER;
    if (right == oldest) return Reading.BEFORE;
    int l = (int) (right - 1) & mask;
    double fraction = (double) (nanos - stamps[l]) / (stamp - stamps[l]);
    for (int i = 0; i < width; i++) {
      double a = values[l * width + i];
      out[i] = a + fraction * (out[i] - a);
    }
    return Reading.WITHIN;
  }

  private boolean unchanged(long oldestRead) {
    VarHandle.loadLoadFence();
    return (long) CLAIMED.getOpaque(this) - oldestRead <= mask + 1;
  }
}
