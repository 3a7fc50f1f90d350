package dev.sinew.drivers.servo.dynamixel;

import dev.sinew.drivers.servo.packet.PacketBuilder;

/// Puts packets of protocol 2.0 together. An answer begins with [DynamixelInstruction#STATUS] and
/// adds its error byte first.
public final class DynamixelBuilder extends PacketBuilder {

  static final int ID_AT = 4;
  static final int LENGTH_AT = 5;
  static final int INSTRUCTION_AT = 7;
  static final int CRC_BYTES = 2;

  /// Header, id, length, instruction and CRC.
  public static final int OVERHEAD = 10;

  /// Bytes of the longest packet that is sent or waited for; a sync read of 252 servos needs less.
  public static final int LONGEST = 4096;

  public DynamixelBuilder() {
    super(LONGEST);
  }

  @Override
  public DynamixelBuilder begin(int id, int code) {
    truncate(0);
    add(0xFF).add(0xFF).add(0xFD).add(0).add(id).add(0).add(0).add(code);
    return this;
  }

  /// Adds a number of two bytes: an address or a count.
  public DynamixelBuilder addWord(int value) {
    add(value).add(value >> 8);
    return this;
  }

  @Override
  public int finish() {
    stuff();
    int counted = length() - INSTRUCTION_AT + CRC_BYTES;
    bytes()[LENGTH_AT] = (byte) counted;
    bytes()[LENGTH_AT + 1] = (byte) (counted >> 8);
    addWord(Crc16.of(bytes(), 0, length()));
    return length();
  }

  /// From the end, so that nothing is overwritten before it has moved.
  private void stuff() {
    byte[] bytes = bytes();
    int extra = 0;
    for (int i = INSTRUCTION_AT; i < length(); i++) if (endsHeader(bytes, i)) extra++;
    int from = length() - 1;
    truncate(length() + extra);
    for (int to = length() - 1; to > from; from--) {
      if (endsHeader(bytes, from)) bytes[to--] = (byte) 0xFD;
      bytes[to--] = bytes[from];
    }
  }

  /// Whether FF FF FD ends at `i`; all three must be instruction or parameters.
  static boolean endsHeader(byte[] bytes, int i) {
    return bytes[i] == (byte) 0xFD && bytes[i - 1] == (byte) 0xFF && bytes[i - 2] == (byte) 0xFF;
  }
}
