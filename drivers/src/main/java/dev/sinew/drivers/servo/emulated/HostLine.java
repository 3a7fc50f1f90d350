package dev.sinew.drivers.servo.emulated;

import dev.sinew.drivers.serial.SerialLine;
import dev.sinew.runtime.Clock;
import java.io.IOException;

/// The host's end of a bus inside this process: whoever reads and writes here carries the bus
/// through time, so there is no thread and a virtual clock will do. No allocation.
final class HostLine implements SerialLine {

  private final Wire wire;
  private final Clock clock;
  private final String name;
  private volatile boolean gone;

  /// @param wire locked while it is used
  HostLine(Wire wire, Clock clock, String name) {
    this.wire = wire;
    this.clock = clock;
    this.name = name;
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
    int count = 0;
    while (true) {
      requireThere();
      long now = clock.nanos();
      long ready;
      synchronized (wire) {
        count += wire.uplink().take(into, offset + count, length - count, now);
        ready = wire.uplink().readyNanos(length - count);
      }
      if (count == length || now >= deadlineNanos) return count;
      clock.sleepUntil(Math.min(ready, deadlineNanos));
      if (Thread.interrupted()) throw new IOException(name + ": interrupted");
    }
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    requireThere();
    synchronized (wire) {
      wire.hear(from, offset, length, clock.nanos());
    }
  }

  @Override
  public void discardInput() throws IOException {
    requireThere();
    synchronized (wire) {
      wire.uplink().discard(clock.nanos());
    }
  }

  @Override
  public int baud() {
    synchronized (wire) {
      return wire.baud();
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    gone = true;
  }

  private void requireThere() throws IOException {
    if (gone) throw new IOException(name + " is gone: unplugged?");
  }
}
