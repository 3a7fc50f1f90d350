package dev.sinew.drivers.serial;

import dev.sinew.runtime.Clock;

/// Two serial lines inside this process, each the other end of the other. Each end belongs to one
/// thread at a time. What is written to a full line is lost, as on a wire without handshake; 64 KiB
/// fit.
public final class LinePair implements AutoCloseable {

  private final SerialLine host;
  private final SerialLine device;

  /// @param name of both ends, for people
  public LinePair(String name, int baud, Clock clock) {
    ByteQueue toHost = new ByteQueue();
    ByteQueue toDevice = new ByteQueue();
    host = new PairedLine(name, baud, clock, toHost, toDevice);
    device = new PairedLine(name, baud, clock, toDevice, toHost);
  }

  /// The end of whoever asks.
  public SerialLine host() {
    return host;
  }

  /// The end of whoever answers.
  public SerialLine device() {
    return device;
  }

  /// Both ends say that the line is gone. Any thread.
  @Override
  public void close() {
    host.close();
    device.close();
  }
}
