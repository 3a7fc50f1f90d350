package dev.sinew.runtime.rosmsg;

import dev.sinew.runtime.rosmsg.MessageValue.Bool;
import dev.sinew.runtime.rosmsg.MessageValue.Bools;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Floats;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Groups;
import dev.sinew.runtime.rosmsg.MessageValue.Ints;
import dev.sinew.runtime.rosmsg.MessageValue.Longs;
import dev.sinew.runtime.rosmsg.MessageValue.Real;
import dev.sinew.runtime.rosmsg.MessageValue.Shorts;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Texts;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;
import java.util.ArrayList;
import java.util.List;

/// One message, value by value.
final class ValueReader {

  private static final int FREE_MESSAGES = 4096;

  /// Messages inside messages that a byte may stand for: more than any real type nests.
  private static final int MESSAGES_A_BYTE = 64;

  private final MessageInput input;
  private final Trail trail;

  /// Messages without fields take no bytes in ROS 1: a few bytes could ask for billions of them.
  private long messagesLeft;

  ValueReader(MessageInput input, Trail trail) {
    this.input = input;
    this.trail = trail;
    this.messagesLeft = FREE_MESSAGES + (long) MESSAGES_A_BYTE * input.left();
  }

  Group message(MessageType type) throws MessageException {
    spend(1);
    List<MessageField> fields = type.fields();
    List<MessageValue> values = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      int mark = trail.enter(fields.get(i));
      values.add(value(fields.get(i).type()));
      trail.leave(mark);
    }
    return new Group(type, values);
  }

  private MessageValue value(FieldType type) throws MessageException {
    return switch (type.multiplicity()) {
      case ONE -> one(type);
      case ARRAY -> many(type, type.length());
      case SEQUENCE -> many(type, input.count(type.length()));
    };
  }

  private MessageValue one(FieldType type) throws MessageException {
    return switch (type.element()) {
      case MessageType message -> message(message);
      case Primitive primitive ->
          switch (primitive) {
            case BOOL -> new Bool(input.int8() != 0);
            case INT8 -> new Whole(input.int8());
            case UINT8 -> new Whole(input.int8() & 0xFF);
            case INT16 -> new Whole(input.int16());
            case UINT16 -> new Whole(input.int16() & 0xFFFF);
            case INT32 -> new Whole(input.int32());
            case UINT32 -> new Whole(input.int32() & 0xFFFF_FFFFL);
            case INT64, UINT64 -> new Whole(input.int64());
            case FLOAT32 -> new Real(input.float32());
            case FLOAT64 -> new Real(input.float64());
            case STRING -> new Text(input.string(type.maxTextBytes()));
            case WSTRING -> throw wide();
          };
    };
  }

  private MessageValue many(FieldType type, int count) throws MessageException {
    input.mustHold(count, type.element().leastBytes());
    return switch (type.element()) {
      case MessageType message -> messages(message, count);
      case Primitive primitive ->
          switch (primitive) {
            case BOOL -> new Bools(bools(count));
            case INT8, UINT8 -> new Bytes(bytes(count));
            case INT16, UINT16 -> new Shorts(int16s(count));
            case INT32, UINT32 -> new Ints(int32s(count));
            case INT64, UINT64 -> new Longs(int64s(count));
            case FLOAT32 -> new Floats(float32s(count));
            case FLOAT64 -> new Doubles(float64s(count));
            case STRING -> texts(count, type.maxTextBytes());
            case WSTRING -> throw wide();
          };
    };
  }

  private Groups messages(MessageType type, int count) throws MessageException {
    if (count > messagesLeft) spend(count);
    List<Group> messages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int mark = trail.enter(i);
      messages.add(message(type));
      trail.leave(mark);
    }
    return new Groups(messages);
  }

  private Texts texts(int count, int maxBytes) throws MessageException {
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int mark = trail.enter(i);
      texts.add(input.string(maxBytes));
      trail.leave(mark);
    }
    return new Texts(texts);
  }

  private boolean[] bools(int count) throws MessageException {
    boolean[] values = new boolean[count];
    for (int i = 0; i < count; i++) values[i] = input.int8() != 0;
    return values;
  }

  private byte[] bytes(int count) throws MessageException {
    byte[] values = new byte[count];
    input.bytes(values);
    return values;
  }

  private short[] int16s(int count) throws MessageException {
    short[] values = new short[count];
    for (int i = 0; i < count; i++) values[i] = input.int16();
    return values;
  }

  private int[] int32s(int count) throws MessageException {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) values[i] = input.int32();
    return values;
  }

  private long[] int64s(int count) throws MessageException {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) values[i] = input.int64();
    return values;
  }

  private float[] float32s(int count) throws MessageException {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) values[i] = input.float32();
    return values;
  }

  private double[] float64s(int count) throws MessageException {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) values[i] = input.float64();
    return values;
  }

  private void spend(int messages) throws MessageException {
    messagesLeft -= messages;
    if (messagesLeft < 0) throw input.problem("more messages inside than its bytes can stand for");
  }

  private MessageException wide() {
    return input.problem("a wstring: its form in CDR is not settled, it cannot be read");
  }
}
