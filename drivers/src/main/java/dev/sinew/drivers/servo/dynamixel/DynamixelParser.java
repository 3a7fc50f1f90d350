package dev.sinew.drivers.servo.dynamixel;

import dev.sinew.drivers.servo.packet.PacketParser;
import dev.sinew.drivers.servo.register.Field;

/// Finds packets of protocol 2.0, requests and answers alike, and takes the stuffing out of their
/// parameters. In an answer [#code] is [DynamixelInstruction#STATUS] and parameter 0 the error
/// byte.
public final class DynamixelParser extends PacketParser {

  private static final int SHORTEST_LENGTH = 3;

  private final byte[] parameters = new byte[DynamixelBuilder.LONGEST];
  private int count;

  public DynamixelParser() {
    super(DynamixelBuilder.LONGEST);
  }

  @Override
  protected int examine(byte[] bytes, int at, int available, int limit) {
    if (bytes[at] != (byte) 0xFF) return GARBAGE;
    if (available < 2) return NEEDS_MORE;
    if (bytes[at + 1] != (byte) 0xFF) return GARBAGE;
    if (available < 3) return NEEDS_MORE;
    if (bytes[at + 2] != (byte) 0xFD) return GARBAGE;
    if (available < 4) return NEEDS_MORE;
    if (bytes[at + 3] != 0) return GARBAGE;
    if (available <= DynamixelBuilder.ID_AT) return NEEDS_MORE;
    int id = bytes[at + DynamixelBuilder.ID_AT] & 0xFF;
    if (id > DynamixelInstruction.MAX_ID && id != DynamixelInstruction.BROADCAST) return GARBAGE;
    if (available < DynamixelBuilder.INSTRUCTION_AT) return NEEDS_MORE;
    int counted = word(bytes, at + DynamixelBuilder.LENGTH_AT);
    int whole = DynamixelBuilder.INSTRUCTION_AT + counted;
    if (counted < SHORTEST_LENGTH || whole > limit) return GARBAGE;
    if (available < whole) return NEEDS_MORE;
    int covered = whole - DynamixelBuilder.CRC_BYTES;
    if (word(bytes, at + covered) != Crc16.of(bytes, at, covered)) return DAMAGED;
    unstuff(bytes, at + DynamixelBuilder.INSTRUCTION_AT, at + covered, id);
    return whole;
  }

  /// An answer of several servos at once ([FastStatus]) is not stuffed.
  private void unstuff(byte[] bytes, int from, int to, int id) {
    boolean raw =
        id == DynamixelInstruction.BROADCAST && bytes[from] == (byte) DynamixelInstruction.STATUS;
    count = 0;
    for (int i = from + 1; i < to; i++) {
      parameters[count++] = bytes[i];
      if (!raw
          && i + 1 < to
          && bytes[i + 1] == (byte) 0xFD
          && DynamixelBuilder.endsHeader(bytes, i)) i++;
    }
  }

  private static int word(byte[] bytes, int at) {
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
  }

  @Override
  public int id() {
    return at(DynamixelBuilder.ID_AT);
  }

  @Override
  public int code() {
    return at(DynamixelBuilder.INSTRUCTION_AT);
  }

  @Override
  public int parameters() {
    return count;
  }

  @Override
  public int parameter(int i) {
    return parameters[i] & 0xFF;
  }

  @Override
  public int value(int i, Field field) {
    return field.read(parameters, i);
  }
}
