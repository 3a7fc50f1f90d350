package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.runtime.Clock;

/// Where the buses of arms come from.
interface BusOpener {

  /// @return closed by whoever asked
  /// @throws dev.sinew.runtime.config.ConfigException in one line naming port and cause
  ServoBus open(ArmSection arm, Clock clock);
}
