package dev.sinew.drivers.serial;

import dev.sinew.runtime.Clock;
import java.io.IOException;

/// One end of a [LinePair].
final class PairedLine implements SerialLine {

  private final String name;
  private final int baud;
  private final Clock clock;
  private final ByteQueue in;
  private final ByteQueue out;

  PairedLine(String name, int baud, Clock clock, ByteQueue in, ByteQueue out) {
    this.name = name;
    this.baud = baud;
    this.clock = clock;
    this.in = in;
    this.out = out;
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
    in.await(length, deadlineNanos, clock);
    int count = in.take(into, offset, length);
    if (count == 0 && length > 0) requireOpen();
    return count;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    requireOpen();
    out.put(from, offset, length);
  }

  @Override
  public void discardInput() throws IOException {
    requireOpen();
    in.clear();
  }

  @Override
  public int baud() {
    return baud;
  }

  @Override
  public String name() {
    return name;
  }

  /// Either end closes both directions.
  @Override
  public void close() {
    in.close();
    out.close();
  }

  private void requireOpen() throws IOException {
    if (in.isClosed()) throw new IOException(name + ": the line is gone: unplugged?");
  }
}
