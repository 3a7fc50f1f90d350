package dev.sinew.teleop.leader;

import dev.sinew.drivers.servo.ServoBus;
import java.io.IOException;

/// Opens the bus that a leader is on, again and again when it was lost.
@FunctionalInterface
interface BusOpener {

  /// @throws IOException in one line
  ServoBus open() throws IOException;
}
