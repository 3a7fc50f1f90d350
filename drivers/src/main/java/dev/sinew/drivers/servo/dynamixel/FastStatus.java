package dev.sinew.drivers.servo.dynamixel;

/// The one packet in which several servos answer a fast sync or bulk read, to the id of all: error,
/// id, data and a CRC of everything sent so far of each; the last CRC is the packet's.
///
/// Its bytes are not stuffed (ROBOTIS e-manual, "Fast Sync Read"); the SDK unstuffs none.
public final class FastStatus {

  /// Bytes of each servo beside its data: error, id, CRC.
  public static final int PER_SERVO = 4;

  private final DynamixelBuilder builder = new DynamixelBuilder();
  private int lengthField;

  public FastStatus() {}

  /// Starts an answer.
  ///
  /// @param dataBytes of all servos together
  public void begin(int servos, int dataBytes) {
    builder.begin(DynamixelInstruction.BROADCAST, DynamixelInstruction.STATUS);
    lengthField = 1 + servos * PER_SERVO + dataBytes;
    builder.bytes()[DynamixelBuilder.LENGTH_AT] = (byte) lengthField;
    builder.bytes()[DynamixelBuilder.LENGTH_AT + 1] = (byte) (lengthField >> 8);
  }

  /// Adds the next servo's part.
  public void add(int id, int error, byte[] data, int offset, int count) {
    builder.add(error).add(id).add(data, offset, count);
    builder.addWord(Crc16.of(builder.bytes(), 0, builder.length()));
  }

  /// The answer as far as it was added.
  public byte[] bytes() {
    return builder.bytes();
  }

  public int length() {
    return builder.length();
  }
}
