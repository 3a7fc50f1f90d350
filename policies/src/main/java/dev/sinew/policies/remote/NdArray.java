package dev.sinew.policies.remote;

import dev.sinew.policies.link.OneLine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A numpy array as openpi's `msgpack_numpy` writes it: type, shape, values in C order.
///
/// @param dtype numpy's `dtype.str`: `<f4`, `<f8`, `<i8`, `|u1`, ...
/// @param data exactly the bytes of the values; handed over
record NdArray(String dtype, long[] shape, byte[] data) {

  static final String FLOAT64 = "<f8";
  static final String FLOAT32 = "<f4";
  static final String UINT8 = "|u1";
  private static final int MOST_DIMENSIONS = 8;

  /// @throws WireException when the bytes are not those of the shape, or numbers of this type are
  ///     not read here
  NdArray {
    if (shape.length > MOST_DIMENSIONS)
      throw new WireException("an array of " + shape.length + " dimensions");
    long count = 1;
    for (long length : shape) {
      if (length < 0) throw new WireException("an array of shape " + Arrays.toString(shape));
      count = Math.multiplyHigh(count, length) == 0 ? count * length : -1;
      if (count < 0 || count > Integer.MAX_VALUE)
        throw new WireException("an array of shape " + Arrays.toString(shape));
    }
    if (count * itemBytes(dtype) != data.length) {
      throw new WireException(
          "%d bytes for an array %s of shape %s"
              .formatted(data.length, printable(dtype), Arrays.toString(shape)));
    }
  }

  static NdArray of(double[] values, long... shape) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asDoubleBuffer().put(values);
    return new NdArray(FLOAT64, shape, data.array());
  }

  static NdArray of(float[] values, long... shape) {
    ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return new NdArray(FLOAT32, shape, data.array());
  }

  static NdArray of(byte[] values, long... shape) {
    return new NdArray(UINT8, shape, values);
  }

  int size() {
    return data.length / itemBytes(dtype);
  }

  boolean hasShape(long... wanted) {
    return Arrays.equals(shape, wanted);
  }

  /// The values as doubles; exact but for 64-bit integers above 2^53.
  double[] doubles() {
    ByteBuffer in =
        ByteBuffer.wrap(data)
            .order(dtype.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[size()];
    String kind = dtype.substring(1);
    for (int i = 0; i < values.length; i++) values[i] = next(in, kind);
    return values;
  }

  private static double next(ByteBuffer in, String kind) {
    return switch (kind) {
      case "f8" -> in.getDouble();
      case "f4" -> in.getFloat();
      case "f2" -> Float.float16ToFloat(in.getShort());
      case "i8" -> in.getLong();
      case "i4" -> in.getInt();
      case "i2" -> in.getShort();
      case "i1" -> in.get();
      case "u4" -> in.getInt() & 0xffffffffL;
      case "u2" -> in.getShort() & 0xffff;
      default -> in.get() & 0xff; // u1, b1
    };
  }

  private static int itemBytes(String dtype) {
    return switch (dtype) {
      case "<f8", ">f8", "<i8", ">i8" -> 8;
      case "<f4", ">f4", "<i4", ">i4", "<u4", ">u4" -> 4;
      case "<f2", ">f2", "<i2", ">i2", "<u2", ">u2" -> 2;
      case "|i1", "|u1", "|b1" -> 1;
      default -> throw new WireException("an array of type " + printable(dtype));
    };
  }

  static String printable(String text) {
    return "'" + OneLine.last(text) + "'";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NdArray that
        && dtype.equals(that.dtype)
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }

  /// For people: `<f4 [10, 8]`.
  @Override
  public String toString() {
    return dtype + " " + Arrays.toString(shape);
  }
}
