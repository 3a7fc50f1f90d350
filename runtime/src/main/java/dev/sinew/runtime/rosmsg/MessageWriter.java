package dev.sinew.runtime.rosmsg;

import dev.sinew.runtime.rosmsg.FieldType.Multiplicity;
import dev.sinew.runtime.rosmsg.MessageValue.Bool;
import dev.sinew.runtime.rosmsg.MessageValue.Bools;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Floats;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Groups;
import dev.sinew.runtime.rosmsg.MessageValue.Ints;
import dev.sinew.runtime.rosmsg.MessageValue.Longs;
import dev.sinew.runtime.rosmsg.MessageValue.Many;
import dev.sinew.runtime.rosmsg.MessageValue.Real;
import dev.sinew.runtime.rosmsg.MessageValue.Shorts;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Texts;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Puts trees of values as bytes: the reverse of [MessageReader]. One thread.
public final class MessageWriter {

  private final MessageOutput out;

  /// @param out where messages are put; decides the encoding, is the caller's
  public MessageWriter(MessageOutput out) {
    this.out = Objects.requireNonNull(out, "out");
  }

  /// Begins a message in the output and puts all of it.
  ///
  /// @throws MessageException naming type, field and byte where a value is not of its field's type
  ///     or does not fit its bounds; the output holds half a message then
  public void write(Group message) throws MessageException {
    out.begin();
    group(message, new Trail(message.type()));
  }

  private void group(Group group, Trail trail) throws MessageException {
    List<MessageField> fields = group.type().fields();
    for (int i = 0; i < fields.size(); i++) {
      int mark = trail.enter(fields.get(i));
      value(fields.get(i).type(), group.fields().get(i), trail);
      trail.leave(mark);
    }
  }

  private void value(FieldType type, MessageValue value, Trail trail) throws MessageException {
    if (type.multiplicity() == Multiplicity.ONE) one(type, value, trail);
    else if (value instanceof Many many) many(type, many, trail);
    else throw wrong(type, value, trail);
  }

  private void one(FieldType type, MessageValue value, Trail trail) throws MessageException {
    ElementType element = type.element();
    switch (value) {
      case Bool(boolean b) when element == Primitive.BOOL -> out.bool(b);
      case Whole(long n) when element instanceof Primitive primitive ->
          whole(type, primitive, n, trail);
      case Real(double d) when element == Primitive.FLOAT32 -> out.float32((float) d);
      case Real(double d) when element == Primitive.FLOAT64 -> out.float64(d);
      case Text(String text) when element == Primitive.STRING -> text(type, text, trail);
      case Group group when group.type() == element -> group(group, trail);
      default -> throw wrong(type, value, trail);
    }
  }

  private void whole(FieldType type, Primitive primitive, long n, Trail trail)
      throws MessageException {
    switch (primitive) {
      case INT8 -> out.int8((int) within(n, Byte.MIN_VALUE, Byte.MAX_VALUE, type, trail));
      case UINT8 -> out.int8((int) within(n, 0, 0xFF, type, trail));
      case INT16 -> out.int16((int) within(n, Short.MIN_VALUE, Short.MAX_VALUE, type, trail));
      case UINT16 -> out.int16((int) within(n, 0, 0xFFFF, type, trail));
      case INT32 -> out.int32((int) within(n, Integer.MIN_VALUE, Integer.MAX_VALUE, type, trail));
      case UINT32 -> out.int32((int) within(n, 0, 0xFFFF_FFFFL, type, trail));
      case INT64, UINT64 -> out.int64(n);
      default -> throw wrong(type, new Whole(n), trail);
    }
  }

  private void many(FieldType type, Many many, Trail trail) throws MessageException {
    int count = many.count();
    boolean isArray = type.multiplicity() == Multiplicity.ARRAY;
    if (isArray ? count != type.length() : count > type.length())
      throw trail.problem(out.size(), "%d elements for %s".formatted(count, type.text()));
    if (!isArray) out.sequence(count);
    ElementType of = type.element();
    switch (many) {
      case Bools(boolean[] a) when of == Primitive.BOOL -> out.bools(a, 0, count);
      case Bytes(byte[] a) when of == Primitive.INT8 || of == Primitive.UINT8 ->
          out.bytes(a, 0, count);
      case Shorts(short[] a) when of == Primitive.INT16 || of == Primitive.UINT16 ->
          out.int16s(a, 0, count);
      case Ints(int[] a) when of == Primitive.INT32 || of == Primitive.UINT32 ->
          out.int32s(a, 0, count);
      case Longs(long[] a) when of == Primitive.INT64 || of == Primitive.UINT64 ->
          out.int64s(a, 0, count);
      case Floats(float[] a) when of == Primitive.FLOAT32 -> out.float32s(a, 0, count);
      case Doubles(double[] a) when of == Primitive.FLOAT64 -> out.float64s(a, 0, count);
      case Texts(List<String> texts) when of == Primitive.STRING -> texts(type, texts, trail);
      case Groups(List<Group> groups) when of instanceof MessageType message ->
          groups(message, groups, trail);
      default -> throw wrong(type, many, trail);
    }
  }

  private void groups(MessageType type, List<Group> groups, Trail trail) throws MessageException {
    for (int i = 0; i < groups.size(); i++) {
      int mark = trail.enter(i);
      if (groups.get(i).type() != type)
        throw trail.problem(
            out.size(), groups.get(i).type() + " where " + type + " would be right");
      group(groups.get(i), trail);
      trail.leave(mark);
    }
  }

  private void texts(FieldType type, List<String> texts, Trail trail) throws MessageException {
    for (int i = 0; i < texts.size(); i++) {
      int mark = trail.enter(i);
      text(type, texts.get(i), trail);
      trail.leave(mark);
    }
  }

  private void text(FieldType type, String text, Trail trail) throws MessageException {
    if (type.maxTextBytes() != Integer.MAX_VALUE
        && text.getBytes(StandardCharsets.UTF_8).length > type.maxTextBytes())
      throw trail.problem(out.size(), "'%s' is too long for %s".formatted(text, type.text()));
    out.string(text);
  }

  private long within(long n, long min, long max, FieldType type, Trail trail)
      throws MessageException {
    if (n < min || n > max)
      throw trail.problem(out.size(), "%d is no %s".formatted(n, type.text()));
    return n;
  }

  private MessageException wrong(FieldType type, MessageValue value, Trail trail) {
    return trail.problem(
        out.size(), value.getClass().getSimpleName() + " where " + type.text() + " would be right");
  }
}
