package dev.sinew.drivers.ros.node;

import dev.sinew.runtime.rosmsg.FieldType;
import dev.sinew.runtime.rosmsg.FieldType.Multiplicity;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue;
import dev.sinew.runtime.rosmsg.MessageValue.Bool;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Groups;
import dev.sinew.runtime.rosmsg.MessageValue.Real;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Texts;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;
import java.util.ArrayList;
import java.util.List;

/// A message on its way: every field zero, false or empty until it is set. One thread.
///
/// Paths are names with dots, `header.stamp`; a path that the type does not have is an
/// [IllegalArgumentException]. Whether a value is of its field's type is seen when the message is
/// written.
public final class MessageDraft {

  private static final long NANOS = 1_000_000_000;

  private final MessageType type;

  /// A draft where the field is one message, its value elsewhere.
  private final Object[] fields;

  public MessageDraft(MessageType type) {
    this.type = type;
    fields = new Object[type.fields().size()];
    for (int i = 0; i < fields.length; i++) fields[i] = empty(type.fields().get(i).type());
  }

  public MessageType type() {
    return type;
  }

  public MessageDraft set(String path, MessageValue value) {
    int dot = path.indexOf('.');
    if (dot < 0) fields[index(path)] = value;
    else part(path.substring(0, dot)).set(path.substring(dot + 1), value);
    return this;
  }

  public MessageDraft set(String path, String value) {
    return set(path, new Text(value));
  }

  public MessageDraft set(String path, boolean value) {
    return set(path, new Bool(value));
  }

  public MessageDraft set(String path, long value) {
    return set(path, new Whole(value));
  }

  public MessageDraft set(String path, double value) {
    return set(path, new Real(value));
  }

  /// @param values the draft's from then on
  public MessageDraft set(String path, double... values) {
    return set(path, new Doubles(values));
  }

  /// @param values the draft's from then on
  public MessageDraft set(String path, byte[] values) {
    return set(path, new Bytes(values));
  }

  public MessageDraft texts(String path, List<String> values) {
    return set(path, new Texts(values));
  }

  /// @param messages of [#element]'s type
  public MessageDraft groups(String path, List<Group> messages) {
    return set(path, new Groups(messages));
  }

  /// A stamp or duration of either generation of ROS.
  ///
  /// @param nanos not negative, of less than 2^31 s
  public MessageDraft time(String path, long nanos) {
    MessageDraft stamp = part(path);
    stamp.fields[0] = new Whole(nanos / NANOS);
    stamp.fields[1] = new Whole(nanos % NANOS);
    return this;
  }

  /// The draft of a message inside; what is set there is part of this one.
  public MessageDraft part(String path) {
    int dot = path.indexOf('.');
    if (dot >= 0) return part(path.substring(0, dot)).part(path.substring(dot + 1));
    if (fields[index(path)] instanceof MessageDraft part) return part;
    throw new IllegalArgumentException(type.name() + ": " + path + " is no message");
  }

  /// An empty draft for one element of an array of messages.
  public MessageDraft element(String path) {
    int dot = path.indexOf('.');
    if (dot >= 0) return part(path.substring(0, dot)).element(path.substring(dot + 1));
    FieldType field = type.fields().get(index(path)).type();
    if (field.element() instanceof MessageType message) return new MessageDraft(message);
    throw new IllegalArgumentException(type.name() + ": " + path + " holds no messages");
  }

  /// The message as it is now; the draft can be used on.
  public Group build() {
    List<MessageValue> values = new ArrayList<>(fields.length);
    for (Object field : fields)
      values.add(field instanceof MessageDraft part ? part.build() : (MessageValue) field);
    return new Group(type, values);
  }

  private int index(String name) {
    int index = type.indexOf(name);
    if (index < 0) throw new IllegalArgumentException(type.name() + " has no " + name);
    return index;
  }

  private static Object empty(FieldType field) {
    return field.multiplicity() == Multiplicity.ONE && field.element() instanceof MessageType inside
        ? new MessageDraft(inside)
        : EmptyValue.of(field);
  }
}
