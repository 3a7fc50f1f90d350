package dev.sinew.app.spine;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.events.EventLog;
import dev.sinew.runtime.loop.PacedThread;
import dev.sinew.runtime.loop.WatchedStep;
import java.io.IOException;

/// The event log at work, on a thread of its own. A log that can no longer be written, or whose
/// disk hangs, ends the motion: nothing moves without a record.
final class EventThread implements AutoCloseable {

  private static final long PERIOD_NANOS = 20_000_000;

  /// A disk that takes no event for so long hangs.
  private static final long HANGING_NANOS = 3_000_000_000L;

  private static final long PATIENCE_NANOS = 2_000_000_000;

  private final EventLog log;
  private final WatchedStep step;
  private final PacedThread thread;
  private final Runnable stop;

  /// @param log closed with this
  /// @param stop of the arm; any thread
  EventThread(EventTap tap, EventLog log, Clock clock, Runnable stop) {
    this.log = log;
    this.stop = stop;
    step = new WatchedStep(tap, clock, HANGING_NANOS);
    thread = new PacedThread("events", clock, clock.nanos(), PERIOD_NANOS, step, stop);
  }

  void start() {
    thread.start();
  }

  /// Stops the arm when the log hangs. Another thread's, regularly.
  void look() {
    if (step.hangs()) stop.run();
  }

  /// A log that hangs is left behind.
  @Override
  public void close() {
    if (!thread.close(PATIENCE_NANOS)) return;
    try {
      log.close();
    } catch (IOException e) {
      throw new SpineException(e.getMessage(), e);
    }
  }
}
