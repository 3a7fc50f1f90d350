package dev.sinew.drivers.link;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/// Carries the newest command from the servo thread to a link, on a thread of its own: newest wins,
/// so a link that is slow gets fewer commands and never older ones. A link that fails is told again
/// by the next command; how often is counted.
///
/// Once stopped it sends no command any more, only the stop, repeated.
final class CommandSender implements AutoCloseable {

  /// How often a stop is repeated, and the longest that a command can lie when its wake-up is lost.
  private static final long REPEAT_NANOS = 20_000_000;

  private static final int STOPS = 3;

  private final ArmLink link;
  private final CommandSlot commands;
  private final double[] sending;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile boolean closed;
  private volatile long failures;
  private volatile String trouble = "";

  CommandSender(String name, int dof, ArmLink link) {
    this.link = link;
    commands = new CommandSlot(dof);
    sending = new double[dof];
    thread = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  /// Servo thread: a command begins. Neither this nor [#put] and [#publish] wait or allocate.
  void begin() {
    commands.begin();
  }

  void put(int i, double position) {
    commands.put(i, position);
  }

  /// The command is whole.
  void publish() {
    commands.publish();
    LockSupport.unpark(thread);
  }

  /// Any thread; stays in force until [#resume].
  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /// Commands are sent again. Any thread.
  void resume() {
    stopped = false;
  }

  /// Commands and stops that the link did not take. Any thread.
  long failures() {
    return failures;
  }

  /// Why the link did not take the last one; empty when it did. Any thread.
  String trouble() {
    return trouble;
  }

  private void run() {
    long sent = 0;
    int stops = 0;
    while (!closed || (stopped && stops < STOPS)) {
      if (stopped) {
        tell(0);
        stops++;
        LockSupport.parkNanos(this, REPEAT_NANOS);
        continue;
      }
      stops = 0;
      long newest = commands.take(sent, sending);
      if (newest != sent) {
        sent = newest;
        tell(sent);
      } else {
        LockSupport.parkNanos(this, REPEAT_NANOS);
        if (!commands.newerThan(sent)) idle();
      }
    }
  }

  /// @param number 0 for a stop
  private void tell(long number) {
    try {
      if (number == 0) link.stop();
      else link.send(sending, number);
      trouble = "";
    } catch (IOException | RuntimeException e) {
      failures++;
      trouble = String.valueOf(e.getMessage());
    }
  }

  private void idle() {
    try {
      link.idle();
    } catch (IOException | RuntimeException e) {
      failures++;
      trouble = String.valueOf(e.getMessage());
    }
  }

  /// Ends the thread after its current sending, and after a stop was told.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
