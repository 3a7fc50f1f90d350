package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.serial.SerialPorts;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.section.BusSection;
import dev.sinew.runtime.Clock;
import java.io.IOException;

/// Buses at the serial ports of this machine.
final class PortOpener implements BusOpener {

  @Override
  public ServoBus open(ArmSection arm, Clock clock) {
    BusSection bus = arm.bus();
    try {
      return bus.family()
          .open(SerialPorts.open(bus.port().orElseThrow(), bus.baud()), clock, bus.retries());
    } catch (IOException e) {
      throw arm.section().problem("bus.port", e.getMessage());
    }
  }
}
