package dev.sinew.drivers.ros.node;

import dev.sinew.runtime.rosmsg.FieldType;
import dev.sinew.runtime.rosmsg.FieldType.Multiplicity;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue;
import dev.sinew.runtime.rosmsg.MessageValue.Bool;
import dev.sinew.runtime.rosmsg.MessageValue.Bools;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Floats;
import dev.sinew.runtime.rosmsg.MessageValue.Groups;
import dev.sinew.runtime.rosmsg.MessageValue.Ints;
import dev.sinew.runtime.rosmsg.MessageValue.Longs;
import dev.sinew.runtime.rosmsg.MessageValue.Real;
import dev.sinew.runtime.rosmsg.MessageValue.Shorts;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Texts;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;
import dev.sinew.runtime.rosmsg.Primitive;
import java.util.Collections;

/// What a field holds before it is set: zero, false, empty; a fixed array is full of that.
final class EmptyValue {

  private EmptyValue() {}

  /// @param field not a single message
  static MessageValue of(FieldType field) {
    int count = field.multiplicity() == Multiplicity.ARRAY ? field.length() : 0;
    return switch (field.element()) {
      case MessageType inside ->
          new Groups(Collections.nCopies(count, new MessageDraft(inside).build()));
      case Primitive one when field.multiplicity() == Multiplicity.ONE -> one(one);
      case Primitive each -> many(each, count);
    };
  }

  private static MessageValue one(Primitive type) {
    return switch (type) {
      case BOOL -> new Bool(false);
      case FLOAT32, FLOAT64 -> new Real(0);
      case STRING, WSTRING -> new Text("");
      default -> new Whole(0);
    };
  }

  private static MessageValue many(Primitive type, int count) {
    return switch (type) {
      case BOOL -> new Bools(new boolean[count]);
      case INT8, UINT8 -> new Bytes(new byte[count]);
      case INT16, UINT16 -> new Shorts(new short[count]);
      case INT32, UINT32 -> new Ints(new int[count]);
      case INT64, UINT64 -> new Longs(new long[count]);
      case FLOAT32 -> new Floats(new float[count]);
      case FLOAT64 -> new Doubles(new double[count]);
      case STRING, WSTRING -> new Texts(Collections.nCopies(count, ""));
    };
  }
}
