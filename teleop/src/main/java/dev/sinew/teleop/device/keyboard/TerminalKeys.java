package dev.sinew.teleop.device.keyboard;

import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/// The terminal of this program, set so that every key is said at once and none is shown. Ctrl-C
/// stays a signal.
///
/// It is set back when this is closed, and when the program ends otherwise, unless it is killed
/// (`kill -9`): then `reset` does it.
final class TerminalKeys implements AutoCloseable {

  private static final AtomicBoolean TAKEN = new AtomicBoolean();

  /// How often the thread looks whether it is over.
  private static final long WAIT_MS = 100;

  private final Terminal terminal;
  private final Attributes before;
  private final KeyFeed feed;
  private final Clock clock;
  private final Thread reader;
  private final Runnable afterwards;
  private volatile boolean closed;

  private TerminalKeys(Terminal terminal, KeyFeed feed, Clock clock, Runnable afterwards) {
    this.terminal = terminal;
    this.feed = feed;
    this.clock = clock;
    this.afterwards = afterwards;
    before = terminal.enterRawMode();
    reader = Thread.ofPlatform().name("terminal-keys").daemon().unstarted(this::listen);
  }

  /// @throws IOException in one line when there is no terminal, or its keys are read already
  static TerminalKeys open(KeyFeed feed, Clock clock) throws IOException {
    if (!TAKEN.compareAndSet(false, true))
      throw new IOException(
          "the terminal's keys are read already: 'driver: keyboard' may stand in one section only"
              + " (as a device it says the events too)");
    try {
      Terminal terminal =
          TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false).build();
      return started(terminal, feed, clock, () -> TAKEN.set(false));
    } catch (IOException | IllegalStateException e) {
      TAKEN.set(false);
      throw new IOException(
          "there is no terminal to read keys from: this program was started by a service, a pipe or"
              + " an IDE; start it in a terminal, or use a pedal or a gamepad",
          e);
    }
  }

  /// @param terminal closed with this
  static TerminalKeys started(Terminal terminal, KeyFeed feed, Clock clock, Runnable afterwards) {
    TerminalKeys keys = new TerminalKeys(terminal, feed, clock, afterwards);
    keys.reader.start();
    return keys;
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    setBack();
    try {
      terminal.close();
    } catch (IOException e) {
      feed.end(); // it is gone, and needs no setting back
    }
    afterwards.run();
  }

  /// As it was before.
  void setBack() {
    terminal.setAttributes(before);
  }

  private void listen() {
    try {
      NonBlockingReader chars = terminal.reader();
      while (!closed) {
        int c = chars.read(WAIT_MS);
        if (c >= 0) feed.offer((char) c, clock.nanos());
        else if (c == NonBlockingReader.EOF) break;
      }
    } catch (IOException e) {
      // the terminal is gone, which is what the end of the feed says
    }
    feed.end();
  }
}
