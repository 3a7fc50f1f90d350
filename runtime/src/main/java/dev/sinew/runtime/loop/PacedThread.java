package dev.sinew.runtime.loop;

import dev.sinew.runtime.Clock;

/// Gives a [PacedStep] a named platform thread and a period.
///
/// An exception ends the thread, never silently: it is kept for [#failure] and `onFailure` runs,
/// once.
public final class PacedThread implements AutoCloseable {

  private final Thread thread;
  private volatile boolean running = true;
  private volatile Throwable failure;

  /// @param onFailure runs on the thread after an exception, for instance to halt the robot
  public PacedThread(String name, Ticks ticks, PacedStep step, Runnable onFailure) {
    thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(ticks, step, onFailure));
  }

  /// Paced by deadlines.
  ///
  /// @param firstNanos first deadline
  /// @param onFailure runs on the thread after an exception, for instance to halt the robot
  public PacedThread(
      String name,
      Clock clock,
      long firstNanos,
      long periodNanos,
      PacedStep step,
      Runnable onFailure) {
    this(name, new HostTicks(clock, firstNanos, periodNanos), step, onFailure);
  }

  public void start() {
    thread.start();
  }

  public String name() {
    return thread.getName();
  }

  /// What ended the thread, null while nothing did.
  public Throwable failure() {
    return failure;
  }

  /// Ends the thread after its current step and waits for it.
  @Override
  public void close() {
    running = false;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  /// Ends the thread after its current step, but waits for a step that hangs only so long; such a
  /// thread is left behind and does not keep the process alive.
  ///
  /// @return whether it has ended
  public boolean close(long patienceNanos) {
    running = false;
    try {
      thread.join(Math.max(1, patienceNanos / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private void run(Ticks ticks, PacedStep step, Runnable onFailure) {
    try {
      while (running) {
        long due = ticks.await();
        step.step(due, ticks.skipped());
      }
    } catch (Throwable e) {
      failure = e;
      onFailure.run();
    }
  }
}
