package dev.sinew.drivers.sim.arm;

import java.nio.ByteBuffer;

/// The common head of all datagrams; see the package's page for the layout. Everything is
/// big-endian.
final class ArmPacket {

  static final int MAGIC = 0x534e4152;
  static final short VERSION = 1;

  static final short HELLO = 1;
  static final short COMMAND = 2;
  static final short HALT = 3;
  static final short PLACE = 4;
  static final short ASK_LEDGER = 5;
  static final short STATE = 16;
  static final short LEDGER = 17;

  static final int HEAD = 32;
  static final int LARGEST = 8192;

  private static final int KIND = 6;
  private static final int SESSION = 8;
  private static final int SEQUENCE = 16;
  private static final int WORD = 24;

  private ArmPacket() {}

  /// Writes the head and makes the buffer ready to be sent as a packet of `size` bytes.
  ///
  /// @param word token towards the device, its time towards the driver
  static void head(ByteBuffer out, short kind, long session, long sequence, long word, int size) {
    out.limit(size).position(0);
    out.putInt(0, MAGIC);
    out.putShort(4, VERSION);
    out.putShort(KIND, kind);
    out.putLong(SESSION, session);
    out.putLong(SEQUENCE, sequence);
    out.putLong(WORD, word);
  }

  /// Whether the bytes up to the limit begin as a packet of ours does.
  static boolean isOurs(ByteBuffer packet) {
    return packet.limit() >= HEAD && packet.getInt(0) == MAGIC && packet.getShort(4) == VERSION;
  }

  static short kind(ByteBuffer packet) {
    return packet.getShort(KIND);
  }

  static long session(ByteBuffer packet) {
    return packet.getLong(SESSION);
  }

  static long sequence(ByteBuffer packet) {
    return packet.getLong(SEQUENCE);
  }

  static long word(ByteBuffer packet) {
    return packet.getLong(WORD);
  }
}
