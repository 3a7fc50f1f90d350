package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Floats;
import dev.sinew.runtime.rosmsg.MessageValue.Ints;
import dev.sinew.runtime.rosmsg.MessageValue.Longs;
import dev.sinew.runtime.rosmsg.MessageValue.Many;
import dev.sinew.runtime.rosmsg.MessageValue.Shorts;
import dev.sinew.runtime.rosmsg.Primitive;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Numbers of one kind, as a tagged byte string of CBOR holds them (RFC 8746, section 2.1).
record TypedArray(Primitive element, Many values) {

  static final int FIRST_TAG = 64;
  static final int LAST_TAG = 87;

  private static final int LITTLE_ENDIAN = 0b00100;

  /// @throws WireException when ROS has no such numbers, or the last one is cut
  static TypedArray of(int tag, byte[] bytes) throws WireException {
    Primitive element = element(tag);
    int size = (int) element.leastBytes();
    if (bytes.length % size != 0)
      throw new WireException(
          "a typed array of CBOR, tag %d: %d bytes are not a multiple of %d"
              .formatted(tag, bytes.length, size));
    boolean isLittle = (tag & LITTLE_ENDIAN) != 0;
    ByteBuffer in =
        ByteBuffer.wrap(bytes).order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return new TypedArray(element, values(element, in, bytes.length / size));
  }

  /// Bits of a tag: 010, float, signed, little-endian, size.
  private static Primitive element(int tag) throws WireException {
    return switch (tag) {
      case 64, 68 -> Primitive.UINT8;
      case 65, 69 -> Primitive.UINT16;
      case 66, 70 -> Primitive.UINT32;
      case 67, 71 -> Primitive.UINT64;
      case 72 -> Primitive.INT8;
      case 73, 77 -> Primitive.INT16;
      case 74, 78 -> Primitive.INT32;
      case 75, 79 -> Primitive.INT64;
      case 81, 85 -> Primitive.FLOAT32;
      case 82, 86 -> Primitive.FLOAT64;
      default -> throw new WireException("a typed array of CBOR, tag " + tag + ": ROS has none");
    };
  }

  private static Many values(Primitive element, ByteBuffer in, int count) {
    return switch (element) {
      case UINT8, INT8 -> new Bytes(in.array());
      case UINT16, INT16 -> {
        short[] values = new short[count];
        in.asShortBuffer().get(values);
        yield new Shorts(values);
      }
      case UINT32, INT32 -> {
        int[] values = new int[count];
        in.asIntBuffer().get(values);
        yield new Ints(values);
      }
      case UINT64, INT64 -> {
        long[] values = new long[count];
        in.asLongBuffer().get(values);
        yield new Longs(values);
      }
      case FLOAT32 -> {
        float[] values = new float[count];
        in.asFloatBuffer().get(values);
        yield new Floats(values);
      }
      default -> {
        double[] values = new double[count];
        in.asDoubleBuffer().get(values);
        yield new Doubles(values);
      }
    };
  }
}
