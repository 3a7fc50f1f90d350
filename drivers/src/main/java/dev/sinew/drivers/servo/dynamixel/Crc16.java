package dev.sinew.drivers.servo.dynamixel;

/// The CRC of protocol 2.0: polynomial 0x8005, highest bit first, starts with 0, nothing reflected,
/// nothing inverted (ROBOTIS e-manual, "CRC calculation"). "123456789" gives 0xFEE8.
public final class Crc16 {

  private static final int POLYNOMIAL = 0x8005;
  private static final char[] TABLE = table();

  private Crc16() {}

  /// Of `length` bytes.
  public static int of(byte[] bytes, int offset, int length) {
    int crc = 0;
    for (int i = offset; i < offset + length; i++)
      crc = crc << 8 & 0xFFFF ^ TABLE[(crc >> 8 ^ bytes[i]) & 0xFF];
    return crc;
  }

  private static char[] table() {
    char[] table = new char[256];
    for (int value = 0; value < table.length; value++) {
      int crc = value << 8;
      for (int bit = 0; bit < 8; bit++) crc = crc << 1 ^ ((crc & 0x8000) == 0 ? 0 : POLYNOMIAL);
      table[value] = (char) crc;
    }
    return table;
  }
}
