package dev.sinew.drivers.servo.emulated;

/// Why a Dynamixel refuses an instruction: the low bits of its error byte (protocol 2.0).
final class XRefusal {

  static final int NONE = 0;
  static final int RESULT = 1;
  static final int INSTRUCTION = 2;
  static final int RANGE = 4;
  static final int LENGTH = 5;
  static final int LIMIT = 6;
  static final int ACCESS = 7;

  /// Set beside any of them while a hardware error stands.
  static final int ALERT = 0x80;

  private XRefusal() {}
}
