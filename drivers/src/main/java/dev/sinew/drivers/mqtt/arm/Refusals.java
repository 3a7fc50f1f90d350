package dev.sinew.drivers.mqtt.arm;

/// What came and was not let pass: how often, and what it was last. One writer at a time, any
/// reader.
final class Refusals {

  private volatile long count;
  private volatile String latest = "";

  void note(String topic, String why) {
    count = count + 1;
    latest = topic + ": " + why;
  }

  long count() {
    return count;
  }

  /// `3 messages refused, the last on cell/arm/state: an old seq`; empty when none was.
  String words() {
    return count == 0 ? "" : count + " messages refused, the last on " + latest;
  }
}
