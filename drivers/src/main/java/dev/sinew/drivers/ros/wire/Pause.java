package dev.sinew.drivers.ros.wire;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A wait that somebody else can end, before or while it lasts.
final class Pause {

  private final Semaphore woken = new Semaphore(0);

  void nanos(long nanos) {
    try {
      if (woken.tryAcquire(nanos, TimeUnit.NANOSECONDS)) woken.drainPermits();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  void end() {
    woken.release();
  }
}
