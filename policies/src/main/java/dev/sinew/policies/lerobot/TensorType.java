package dev.sinew.policies.lerobot;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// How safetensors stores one value: little-endian, unaligned.
public enum TensorType {
  F64(8),
  F32(4),
  F16(2),
  /// The upper half of an F32.
  BF16(2),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U8(1),
  BOOL(1);

  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  final int bytes;

  TensorType(int bytes) {
    this.bytes = bytes;
  }

  /// @return the value; an I64 beyond 2^53 is rounded
  double read(MemorySegment from, long offset) {
    return switch (this) {
      case F64 -> from.get(DOUBLE, offset);
      case F32 -> from.get(FLOAT, offset);
      case F16 -> Float.float16ToFloat(from.get(SHORT, offset));
      case BF16 -> Float.intBitsToFloat(from.get(SHORT, offset) << 16);
      case I64 -> from.get(LONG, offset);
      case I32 -> from.get(INT, offset);
      case I16 -> from.get(SHORT, offset);
      case I8 -> from.get(ValueLayout.JAVA_BYTE, offset);
      case U8 -> Byte.toUnsignedInt(from.get(ValueLayout.JAVA_BYTE, offset));
      case BOOL -> from.get(ValueLayout.JAVA_BYTE, offset) == 0 ? 0 : 1;
    };
  }
}
