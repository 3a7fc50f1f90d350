package dev.sinew.drivers.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/// A serial port through jSerialComm, for systems other than Linux. Its own time limits are too
/// coarse for a bus of servos, so that it is asked again and again until the deadline.
final class PortableLine implements SerialLine {

  private static final long PAUSE_NANOS = 100_000;
  private static final long LATENCY_NANOS = 16_000_000;

  private final SerialPort port;
  private final String path;
  private final int baud;
  private byte[] piece = new byte[0];

  private PortableLine(SerialPort port, String path, int baud) {
    this.port = port;
    this.path = path;
    this.baud = baud;
  }

  static SerialLine open(String path, int baud) throws IOException {
    SerialPort port = find(path);
    port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
    if (!port.openPort())
      throw new IOException(
          path + ": it cannot be opened: plugged in, not used by another program?");
    return new PortableLine(port, path, baud);
  }

  private static SerialPort find(String path) throws IOException {
    try {
      return SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw new IOException(path + ": there is no such port: is the adapter plugged in?", e);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
    int count = 0;
    while (true) {
      int there = port.bytesAvailable();
      if (there < 0) throw gone();
      int got =
          there == 0 ? 0 : port.readBytes(into, Math.min(there, length - count), offset + count);
      if (got < 0) throw gone();
      count += got;
      if (count == length || System.nanoTime() - deadlineNanos >= 0) return count;
      if (got == 0) LockSupport.parkNanos(this, PAUSE_NANOS);
    }
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (port.writeBytes(from, length, offset) != length) throw gone();
  }

  @Override
  public void discardInput() throws IOException {
    int there = port.bytesAvailable();
    if (there < 0) throw gone();
    if (piece.length < there) piece = new byte[there];
    if (there > 0) port.readBytes(piece, there);
  }

  @Override
  public int baud() {
    return baud;
  }

  /// The factory setting of FTDI adapters, because these systems do not tell.
  @Override
  public long latencyNanos() {
    return LATENCY_NANOS;
  }

  @Override
  public String name() {
    return path;
  }

  @Override
  public void close() {
    port.closePort();
  }

  private IOException gone() {
    return new IOException(path + ": the adapter is gone: unplugged?");
  }
}
