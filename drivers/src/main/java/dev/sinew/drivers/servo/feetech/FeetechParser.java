package dev.sinew.drivers.servo.feetech;

import dev.sinew.drivers.servo.packet.PacketParser;
import dev.sinew.drivers.servo.register.Field;

/// Finds Feetech packets, requests and answers alike: nothing in a packet tells one from the other.
/// In an answer [#code] is the byte of fault bits.
public final class FeetechParser extends PacketParser {

  private static final int SHORTEST_LENGTH = 2;
  private static final int CODE_AT = 4;
  private static final int PARAMETERS_AT = 5;

  public FeetechParser() {
    super(FeetechBuilder.LONGEST);
  }

  @Override
  protected int examine(byte[] bytes, int at, int available, int limit) {
    if (bytes[at] != (byte) 0xFF) return GARBAGE;
    if (available < 2) return NEEDS_MORE;
    if (bytes[at + 1] != (byte) 0xFF) return GARBAGE;
    if (available <= FeetechBuilder.ID_AT) return NEEDS_MORE;
    if ((bytes[at + FeetechBuilder.ID_AT] & 0xFF) > FeetechInstruction.BROADCAST) return GARBAGE;
    if (available <= FeetechBuilder.LENGTH_AT) return NEEDS_MORE;
    int counted = bytes[at + FeetechBuilder.LENGTH_AT] & 0xFF;
    int whole = FeetechBuilder.PREFIX + counted;
    if (counted < SHORTEST_LENGTH || whole > limit) return GARBAGE;
    if (available < whole) return NEEDS_MORE;
    int checksum = bytes[at + whole - 1] & 0xFF;
    return checksum == FeetechBuilder.checksum(bytes, at, whole - 1) ? whole : DAMAGED;
  }

  @Override
  public int id() {
    return at(FeetechBuilder.ID_AT);
  }

  @Override
  public int code() {
    return at(CODE_AT);
  }

  @Override
  public int parameters() {
    return length() - FeetechBuilder.OVERHEAD;
  }

  @Override
  public int parameter(int i) {
    return at(PARAMETERS_AT + i);
  }

  @Override
  public int value(int i, Field field) {
    return fieldAt(PARAMETERS_AT + i, field);
  }
}
