package dev.sinew.app.fault;

import java.util.concurrent.atomic.AtomicLong;

/// When the first fault of a plan was there, for whoever measures what followed. Any thread.
public final class FaultMoment {

  private final AtomicLong nanos = new AtomicLong(Long.MIN_VALUE);

  public FaultMoment() {}

  /// Marks the instant; later ones do not count.
  void now() {
    if (nanos.getOpaque() == Long.MIN_VALUE) nanos.compareAndSet(Long.MIN_VALUE, System.nanoTime());
  }

  /// On the machine's monotonic clock; [Long#MIN_VALUE] before.
  public long nanos() {
    return nanos.get();
  }
}
