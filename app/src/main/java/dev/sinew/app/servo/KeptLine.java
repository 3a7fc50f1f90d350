package dev.sinew.app.servo;

import dev.sinew.drivers.serial.SerialLine;
import java.io.IOException;

/// A line that outlives the bus on it.
record KeptLine(SerialLine line) implements SerialLine {

  @Override
  public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
    return line.read(into, offset, length, deadlineNanos);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    line.write(from, offset, length);
  }

  @Override
  public void discardInput() throws IOException {
    line.discardInput();
  }

  @Override
  public int baud() {
    return line.baud();
  }

  @Override
  public String name() {
    return line.name();
  }

  @Override
  public void close() {}
}
