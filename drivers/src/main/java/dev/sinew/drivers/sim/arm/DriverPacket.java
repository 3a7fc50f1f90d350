package dev.sinew.drivers.sim.arm;

import java.nio.ByteBuffer;

/// What a driver sends, after the head. Absolute access only; no allocation.
final class DriverPacket {

  static final int HALT_SIZE = ArmPacket.HEAD + 8;
  static final int PLACE_SIZE = ArmPacket.HEAD + 16;

  private static final int FIRST = ArmPacket.HEAD;
  private static final int SEED = FIRST + 8;
  private static final int POSITIONS = FIRST + 8;

  private DriverPacket() {}

  static int commandSize(int dof) {
    return POSITIONS + 8 * dof;
  }

  static void putPositions(ByteBuffer out, double[] position) {
    out.putInt(FIRST, position.length);
    out.putInt(FIRST + 4, 0);
    for (int i = 0; i < position.length; i++) out.putDouble(POSITIONS + 8 * i, position[i]);
  }

  static int dof(ByteBuffer command) {
    return command.getInt(FIRST);
  }

  static void positions(ByteBuffer command, double[] out) {
    for (int i = 0; i < out.length; i++) out[i] = command.getDouble(POSITIONS + 8 * i);
  }

  /// @param number counts the requests of a session from 1
  static void putRequest(ByteBuffer out, int number) {
    out.putInt(FIRST, number);
    out.putInt(FIRST + 4, 0);
  }

  static int request(ByteBuffer packet) {
    return packet.getInt(FIRST);
  }

  static void putSeed(ByteBuffer out, long seed) {
    out.putLong(SEED, seed);
  }

  static long seed(ByteBuffer packet) {
    return packet.getLong(SEED);
  }
}
