package dev.sinew.app.dataset.tensor;

import dev.sinew.app.dataset.Dtype;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the bytes of one element are.
///
/// @param kind `f`, `i`, `u` or `b`
/// @param size bytes
public record ElementType(char kind, int size, ByteOrder order) {

  /// What `of` understands, for messages.
  public static final String UNDERSTOOD = "f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 b1, < or >";

  private static final Pattern NAME = Pattern.compile("([<>|])(f[248]|i[1248]|u[124]|b1)");

  /// @param name as NumPy writes it: `<f4`
  /// @return empty for a type that is not understood
  public static Optional<ElementType> of(String name) {
    Matcher m = NAME.matcher(name);
    if (!m.matches()) return Optional.empty();
    return Optional.of(
        new ElementType(
            m.group(2).charAt(0),
            m.group(2).charAt(1) - '0',
            m.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
  }

  public boolean isFraction() {
    return kind == 'f';
  }

  /// The smallest of ours that holds every value.
  public Dtype dtype() {
    return switch (kind) {
      case 'f' -> size == 8 ? Dtype.FLOAT64 : Dtype.FLOAT32;
      case 'b' -> Dtype.BOOL;
      case 'u' -> size == 4 ? Dtype.INT64 : Dtype.INT32;
      default -> size == 8 ? Dtype.INT64 : Dtype.INT32;
    };
  }

  /// @param bytes in this type's order
  public double number(ByteBuffer bytes, int at) {
    return switch (size) {
      case 2 -> Float.float16ToFloat(bytes.getShort(at));
      case 4 -> bytes.getFloat(at);
      default -> bytes.getDouble(at);
    };
  }

  /// @param bytes in this type's order
  public long integer(ByteBuffer bytes, int at) {
    long value =
        switch (size) {
          case 1 -> bytes.get(at);
          case 2 -> bytes.getShort(at);
          case 4 -> bytes.getInt(at);
          default -> bytes.getLong(at);
        };
    return switch (kind) {
      case 'b' -> value == 0 ? 0 : 1;
      case 'u' -> value & ~0L >>> 64 - 8 * size;
      default -> value;
    };
  }

  /// One element that equals `value` as far as the type can.
  public byte[] bytes(double value) {
    ByteBuffer bytes = ByteBuffer.allocate(size).order(order);
    switch (kind) {
      case 'f' -> {
        if (size == 2) bytes.putShort(Float.floatToFloat16((float) value));
        else if (size == 4) bytes.putFloat((float) value);
        else bytes.putDouble(value);
      }
      default -> {
        long whole = (long) value;
        if (size == 1) bytes.put((byte) whole);
        else if (size == 2) bytes.putShort((short) whole);
        else if (size == 4) bytes.putInt((int) whole);
        else bytes.putLong(whole);
      }
    }
    return bytes.array();
  }
}
