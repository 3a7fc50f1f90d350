package dev.sinew.drivers.servo;

/// What a servo can say is wrong with it, in the words of both families. Sets of them are bit
/// masks, bit [#ordinal].
public enum ServoFault {
  VOLTAGE("its supply voltage is out of range"),
  ENCODER("its position encoder fails"),
  OVERHEAT("it is too hot"),
  OVERCURRENT("it draws too much current"),
  OVERLOAD("it is overloaded"),
  SHOCK("its electronics were shocked");

  private final String text;

  ServoFault(String text) {
    this.text = text;
  }

  /// One clause for people, after the servo's name.
  public String text() {
    return text;
  }

  /// This fault as a set.
  public int bit() {
    return 1 << ordinal();
  }
}
