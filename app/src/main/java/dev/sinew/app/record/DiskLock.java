package dev.sinew.app.record;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Who may write now. Threads that do nothing but record wait as long as the disk takes; whoever
/// ends an episode, with an arm at hand, does not wait for a disk that hangs. Any thread.
public final class DiskLock {

  private final ReentrantLock lock = new ReentrantLock();
  private final long patienceNanos;
  private volatile boolean hopeless;

  /// @param patienceNanos how long [#lockSoon] waits, once
  public DiskLock(long patienceNanos) {
    this.patienceNanos = patienceNanos;
  }

  /// Waits as long as it takes.
  public void lock() {
    lock.lock();
  }

  /// Waits for a while; not again after it was in vain.
  ///
  /// @return whether it is held now
  public boolean lockSoon() {
    long end = System.nanoTime() + (hopeless ? 0 : patienceNanos);
    boolean interrupted = false;
    boolean held = false;
    boolean asked = false;
    while (!held && !asked) {
      try {
        held = lock.tryLock(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        asked = true;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
    hopeless = !held;
    return held;
  }

  public void unlock() {
    lock.unlock();
  }
}
