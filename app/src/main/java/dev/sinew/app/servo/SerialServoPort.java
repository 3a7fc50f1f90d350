package dev.sinew.app.servo;

import dev.sinew.drivers.serial.SerialPorts;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.section.BusSection;
import dev.sinew.runtime.Clock;
import java.io.IOException;

/// A serial port of this machine.
public final class SerialServoPort implements ServoPort {

  private final BusSection bus;
  private final Clock clock;

  /// @param bus with a port
  public SerialServoPort(BusSection bus, Clock clock) {
    this.bus = bus;
    this.clock = clock;
  }

  @Override
  public String name() {
    return bus.place();
  }

  @Override
  public ServoBus open(int baud) throws IOException {
    return bus.family()
        .open(SerialPorts.open(bus.port().orElseThrow(), baud), clock, bus.retries());
  }

  @Override
  public void close() {}
}
