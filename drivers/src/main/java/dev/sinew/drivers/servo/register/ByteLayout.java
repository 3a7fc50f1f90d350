package dev.sinew.drivers.servo.register;

/// In which order a number of 1, 2 or 4 bytes stands in a servo's memory and in its packets.
public enum ByteLayout {
  /// Lowest byte first: Feetech STS and SMS, Dynamixel.
  LITTLE(0),
  /// Both bytes of each 16-bit word swapped, lower word first: Feetech SCS. 0x12345678 is 56 78 12
  /// 34.
  SWAPPED_WORDS(1);

  private final int swap;

  ByteLayout(int swap) {
    this.swap = swap;
  }

  /// The number at `at`, without sign.
  ///
  /// @param size 1, 2 or 4 bytes; 4 bytes fill the int
  public int get(byte[] bytes, int at, int size) {
    int value = 0;
    for (int i = 0; i < size; i++) value |= (bytes[at + place(i, size)] & 0xFF) << 8 * i;
    return value;
  }

  /// Writes the lowest `size` bytes of `value`.
  public void put(byte[] bytes, int at, int size, int value) {
    for (int i = 0; i < size; i++) bytes[at + place(i, size)] = (byte) (value >> 8 * i);
  }

  private int place(int i, int size) {
    return size == 1 ? i : i ^ swap;
  }
}
