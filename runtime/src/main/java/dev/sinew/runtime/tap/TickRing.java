package dev.sinew.runtime.tap;

import java.util.concurrent.atomic.AtomicLong;

/// Bounded hand-over of ticks: one servo thread in, one recorder thread out. A full ring drops the
/// new tick and counts it; the servo never waits.
public final class TickRing {

  private final TickSlot[] slots;
  private final int mask;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final TickSlot overflow;

  /// @param capacity ticks held; a power of two
  public TickRing(int dof, int capacity) {
    if (Integer.bitCount(capacity) != 1)
      throw new IllegalArgumentException(capacity + " is not a power of two");
    mask = capacity - 1;
    slots = new TickSlot[capacity];
    for (int i = 0; i < capacity; i++) slots[i] = new TickSlot(dof);
    overflow = new TickSlot(dof);
  }

  /// The slot for this tick; when the ring is full, a slot that nobody reads. Servo thread.
  public TickSlot claim() {
    long n = written.getPlain();
    return n - read.getAcquire() <= mask ? slots[(int) n & mask] : overflow;
  }

  /// Hands the claimed slot over. Servo thread.
  public void commit(TickSlot slot) {
    if (slot == overflow) dropped.setOpaque(dropped.getPlain() + 1);
    else written.setRelease(written.getPlain() + 1);
  }

  /// Gives every waiting tick to the sink. Recorder thread.
  public void drain(TickSink sink) {
    long end = written.getAcquire();
    for (long n = read.getPlain(); n < end; n++) {
      sink.tick(slots[(int) n & mask]);
      read.setRelease(n + 1);
    }
  }

  /// Ticks lost because the recorder was too slow. Any thread.
  public long dropped() {
    return dropped.getOpaque();
  }
}
