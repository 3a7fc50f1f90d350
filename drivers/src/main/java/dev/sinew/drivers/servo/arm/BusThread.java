package dev.sinew.drivers.servo.arm;

import dev.sinew.runtime.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Runs an arm's cycles: at once when a command comes, at its own period otherwise; parks the arm
/// when it is told to end, and closes the bus.
final class BusThread {

  private final ArmBus bus;
  private final Clock clock;
  private final long periodNanos;
  private final Runnable parking;
  private final Thread thread;
  private volatile boolean ending;

  /// @param parking runs after the last cycle
  BusThread(String name, ArmBus bus, Clock clock, long periodNanos, Runnable parking) {
    this.bus = bus;
    this.clock = clock;
    this.periodNanos = periodNanos;
    this.parking = parking;
    thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Something waits: see [ArmBus#wanted]. Any thread; no allocation.
  void wake() {
    LockSupport.unpark(thread);
  }

  private void run() {
    try {
      while (!ending) {
        bus.cycle();
        await(clock.nanos() + periodNanos);
      }
      parking.run();
    } catch (RuntimeException e) {
      bus.note("its bus thread failed: " + e);
      throw e;
    } finally {
      bus.close();
    }
  }

  private void await(long deadlineNanos) {
    while (!ending && !bus.wanted()) {
      long left = deadlineNanos - clock.nanos();
      if (left <= 0) return;
      LockSupport.parkNanos(this, left);
    }
  }

  /// Begins the end. Any thread; idempotent.
  void end() {
    ending = true;
    wake();
  }

  /// Waits for the end.
  ///
  /// @return whether it came in time
  boolean join(long patienceNanos) {
    try {
      thread.join(TimeUnit.NANOSECONDS.toMillis(patienceNanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
