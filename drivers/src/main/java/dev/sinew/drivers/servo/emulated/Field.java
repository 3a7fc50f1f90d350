package dev.sinew.drivers.servo.emulated;

/// One register of a table.
///
/// @param size 1, 2 or 4 bytes
/// @param initial its value when it leaves the factory, or at power-up
/// @param min smallest value it takes
/// @param max largest value it takes
record Field(
    Cell cell, int address, int size, Sign sign, Area area, int initial, int min, int max) {

  int end() {
    return address + size;
  }

  boolean takes(int value) {
    return value >= min && value <= max;
  }
}
