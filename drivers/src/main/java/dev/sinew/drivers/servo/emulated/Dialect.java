package dev.sinew.drivers.servo.emulated;

/// What packets and tables a servo speaks.
enum Dialect {
  STS,
  SCS,
  X
}
