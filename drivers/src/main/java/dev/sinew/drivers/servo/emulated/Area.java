package dev.sinew.drivers.servo.emulated;

/// Where a register lives.
enum Area {
  /// Written by the servo alone.
  MEASURED,
  /// Survives loss of power.
  EEPROM,
  /// Starts anew at power-up.
  RAM
}
