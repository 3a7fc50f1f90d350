package dev.sinew.runtime.rosmsg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The counterpart of [CdrOutput], in the order of bytes that the head states.
final class CdrInput extends MessageInput {

  private static final int HEAD_BYTES = 4;
  private static final int CDR_BE = 0;
  private static final int CDR_LE = 1;

  /// A message may be filled up to a multiple of 4 bytes (DDS-XTypes 1.3, 7.6.3.1.2).
  private static final int MAX_FILLING = 3;

  private CdrInput(ByteBuffer message, Trail trail) {
    super(message, HEAD_BYTES, trail);
  }

  static CdrInput open(ByteBuffer message, Trail trail) throws MessageException {
    if (message.limit() < HEAD_BYTES)
      throw trail.problem(0, message.limit() + " bytes: not even the 4 of CDR's head");
    // The two bytes of options say nothing about plain CDR but how far it was filled up.
    int representation = message.order(ByteOrder.BIG_ENDIAN).getShort(0) & 0xFFFF;
    if (representation != CDR_BE && representation != CDR_LE)
      throw trail.problem(
          0, "representation 0x%04x, only plain CDR is read: 0 or 1".formatted(representation));
    message.order(representation == CDR_LE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return new CdrInput(message, trail);
  }

  @Override
  int padding(int position, int bytes) {
    return -position & bytes - 1;
  }

  /// Some write an empty string without its 0.
  @Override
  int textLength(ByteBuffer message, int start, int stated) {
    if (stated == 0) return 0;
    return message.get(start + stated - 1) == 0 ? stated - 1 : -1;
  }

  @Override
  int mayBeLeft() {
    return MAX_FILLING;
  }
}
