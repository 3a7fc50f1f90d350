package dev.sinew.drivers.serial;

import java.io.IOException;

/// An open serial line. One thread at a time; no allocation in steady state.
public interface SerialLine extends AutoCloseable {

  /// Waits until all `length` bytes are there or the deadline has passed.
  ///
  /// @param deadlineNanos on the monotonic clock
  /// @return how many bytes came, 0 to `length`
  /// @throws IOException in one line when the line is gone: unplugged, closed at the other end
  int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException;

  /// Hands all bytes to the line; they leave at its speed.
  ///
  /// @throws IOException in one line when the line is gone
  void write(byte[] from, int offset, int length) throws IOException;

  /// Throws away what came in and was not read.
  ///
  /// @throws IOException in one line when the line is gone
  void discardInput() throws IOException;

  /// Bits per second, as the line is set.
  int baud();

  /// How long the line itself may keep back what came in, nanoseconds: the latency timer of a USB
  /// adapter. Deadlines allow for it.
  default long latencyNanos() {
    return 0;
  }

  /// Path of the port, for people.
  String name();

  @Override
  void close();
}
