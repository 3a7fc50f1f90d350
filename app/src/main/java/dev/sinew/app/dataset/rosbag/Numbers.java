package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Value;
import dev.sinew.runtime.rosmsg.FieldType;
import dev.sinew.runtime.rosmsg.MessageValue;
import dev.sinew.runtime.rosmsg.MessageValue.Bool;
import dev.sinew.runtime.rosmsg.MessageValue.Bools;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Floats;
import dev.sinew.runtime.rosmsg.MessageValue.Ints;
import dev.sinew.runtime.rosmsg.MessageValue.Longs;
import dev.sinew.runtime.rosmsg.MessageValue.Real;
import dev.sinew.runtime.rosmsg.MessageValue.Shorts;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;
import dev.sinew.runtime.rosmsg.Primitive;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// A number of a message, or an array of them, as a cell of a row.
final class Numbers {

  private Numbers() {}

  /// @throws DatasetException when the field is no number
  static Dtype dtype(FieldType type) throws DatasetException {
    return switch (type.element()) {
      case Primitive.FLOAT32 -> Dtype.FLOAT32;
      case Primitive.FLOAT64 -> Dtype.FLOAT64;
      case Primitive.BOOL -> Dtype.BOOL;
      case Primitive primitive when !primitive.isText() -> Dtype.INT64;
      default -> throw new DatasetException(type.text() + " is no number and no array of numbers");
    };
  }

  /// @param value of a type that [#dtype] takes
  static Value of(FieldType type, MessageValue value) {
    return switch (value) {
      case Real(double d) -> new Value.Numbers(new double[] {d});
      case Doubles(double[] a) -> new Value.Numbers(a);
      case Floats(float[] a) ->
          new Value.Numbers(IntStream.range(0, a.length).mapToDouble(i -> a[i]).toArray());
      case Bool(boolean b) -> new Value.Integers(new long[] {b ? 1 : 0});
      case Bools(boolean[] a) -> integers(a.length, i -> a[i] ? 1 : 0);
      case Whole(long n) -> new Value.Integers(new long[] {n});
      case Bytes(byte[] a) -> integers(a.length, i -> isUnsigned(type) ? a[i] & 0xFF : a[i]);
      case Shorts(short[] a) -> integers(a.length, i -> isUnsigned(type) ? a[i] & 0xFFFF : a[i]);
      case Ints(int[] a) ->
          integers(a.length, i -> isUnsigned(type) ? Integer.toUnsignedLong(a[i]) : a[i]);
      case Longs(long[] a) -> new Value.Integers(a);
      default -> throw new IllegalArgumentException(type.text());
    };
  }

  static int count(Value value) {
    return switch (value) {
      case Value.Numbers(double[] values) -> values.length;
      case Value.Integers(long[] values) -> values.length;
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private static boolean isUnsigned(FieldType type) {
    return ((Primitive) type.element()).isUnsigned();
  }

  private static Value.Integers integers(int count, IntToLongFunction of) {
    return new Value.Integers(IntStream.range(0, count).mapToLong(of).toArray());
  }
}
