package dev.sinew.drivers.servo.register;

/// Where one register lies and how its bytes are a number.
///
/// @param address of its first byte
/// @param size 1, 2 or 4 bytes
public record Field(int address, int size, ByteLayout layout, Encoding encoding) {

  /// Its value, sign resolved, from bytes that begin at `at`.
  public int read(byte[] bytes, int at) {
    return encoding.decode(layout.get(bytes, at, size), size);
  }

  /// Writes its value, which must lie from [#lowest] to [#highest], to bytes that begin at `at`.
  public void write(byte[] bytes, int at, int value) {
    layout.put(bytes, at, size, encoding.encode(value, size));
  }

  /// The lowest value that its bits can hold.
  public int lowest() {
    return encoding.lowest(size);
  }

  /// The highest value that its bits can hold.
  public int highest() {
    return encoding.highest(size);
  }

  /// The value that its bits can hold and that is nearest to `value`.
  public int nearest(int value) {
    return Math.max(lowest(), Math.min(highest(), value));
  }

  /// Address of the first byte behind it.
  public int end() {
    return address + size;
  }
}
