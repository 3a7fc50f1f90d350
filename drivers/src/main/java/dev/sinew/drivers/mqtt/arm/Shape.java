package dev.sinew.drivers.mqtt.arm;

/// How many numbers a message has, and what they are called.
///
/// @param key of the values
/// @param rateKey of the rates; empty where there are none
record Shape(String key, String rateKey, int width) {

  static Shape state(int dof) {
    return new Shape("position", "velocity", dof);
  }

  static Shape command(int dof) {
    return new Shape("position", "", dof);
  }

  static Shape sensor(int width) {
    return new Shape("value", "", width);
  }

  boolean hasRates() {
    return !rateKey.isEmpty();
  }
}
