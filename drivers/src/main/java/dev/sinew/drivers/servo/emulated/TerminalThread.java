package dev.sinew.drivers.servo.emulated;

import dev.sinew.drivers.serial.PseudoTerminal;
import dev.sinew.runtime.Clock;
import java.io.IOException;

/// Serves a bus at the near end of a pseudo-terminal: one daemon thread that waits for bytes of the
/// host and for instants at which bytes of the servos have arrived. Ends with the terminal.
final class TerminalThread implements Runnable {

  /// As many bytes as an adapter collects before it hands them on.
  private static final int BURST = 64;

  /// Often enough to notice that it shall end.
  private static final long IDLE_NANOS = 20_000_000;

  private final Wire wire;
  private final PseudoTerminal terminal;
  private final Clock clock;
  private final byte[] in = new byte[256];
  private final byte[] out = new byte[1024];
  private volatile boolean ending;

  /// @param wire locked while it is used
  TerminalThread(Wire wire, PseudoTerminal terminal, Clock clock) {
    this.wire = wire;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public void run() {
    try (terminal) {
      while (!ending) serve();
    } catch (IOException e) {
      ending = true;
    }
  }

  private void serve() throws IOException {
    long deadline = clock.nanos() + IDLE_NANOS;
    int ready;
    synchronized (wire) {
      ready = wire.uplink().take(out, 0, out.length, clock.nanos());
      deadline = Math.min(deadline, wire.uplink().readyNanos(BURST));
    }
    if (ready > 0) terminal.write(out, 0, ready);
    if (terminal.read(in, 0, 1, deadline) == 0) return;
    int count = 1 + terminal.read(in, 1, in.length - 1, clock.nanos());
    int baud = terminal.baud();
    synchronized (wire) {
      wire.tune(baud);
      wire.hear(in, 0, count, clock.nanos());
    }
  }

  /// Ends it; the terminal is closed soon after.
  void end() {
    ending = true;
  }

  boolean isEnding() {
    return ending;
  }
}
