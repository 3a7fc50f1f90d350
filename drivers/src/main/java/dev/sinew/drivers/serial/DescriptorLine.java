package dev.sinew.drivers.serial;

import java.io.IOException;

/// A serial port of Linux. Deadlines are kept by ppoll(2).
final class DescriptorLine implements SerialLine {

  private final Descriptor port;
  private final int baud;
  private final long latencyNanos;

  DescriptorLine(Descriptor port, int baud, long latencyNanos) {
    this.port = port;
    this.baud = baud;
    this.latencyNanos = latencyNanos;
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
    return port.read(into, offset, length, deadlineNanos);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    port.write(from, offset, length);
  }

  @Override
  public void discardInput() throws IOException {
    port.discardInput();
  }

  @Override
  public int baud() {
    return baud;
  }

  @Override
  public long latencyNanos() {
    return latencyNanos;
  }

  @Override
  public String name() {
    return port.name();
  }

  @Override
  public void close() {
    port.close();
  }
}
