package dev.sinew.drivers.servo.feetech;

import dev.sinew.drivers.servo.packet.PacketBuilder;

/// Puts Feetech packets together; in an answer the code is the byte of fault bits.
public final class FeetechBuilder extends PacketBuilder {

  static final int ID_AT = 2;
  static final int LENGTH_AT = 3;

  /// Bytes in front of the ones that the length field counts.
  static final int PREFIX = 4;

  /// Header, id, length, code and checksum.
  public static final int OVERHEAD = 6;

  /// A length field of one byte allows no more.
  public static final int LONGEST = 255 + PREFIX;

  public FeetechBuilder() {
    super(LONGEST + 1);
  }

  @Override
  public FeetechBuilder begin(int id, int code) {
    truncate(0);
    add(0xFF).add(0xFF).add(id).add(0).add(code);
    return this;
  }

  /// @throws IllegalStateException when more than 253 parameters were added
  @Override
  public int finish() {
    if (length() >= LONGEST)
      throw new IllegalStateException("a Feetech packet has at most 253 parameters");
    bytes()[LENGTH_AT] = (byte) (length() - PREFIX + 1);
    add(checksum(bytes(), 0, length()));
    return length();
  }

  /// Of the packet that begins at `at`, from its id to just before the checksum.
  ///
  /// @param length up to the checksum
  static int checksum(byte[] bytes, int at, int length) {
    int sum = 0;
    for (int i = ID_AT; i < length; i++) sum += bytes[at + i];
    return ~sum & 0xFF;
  }
}
