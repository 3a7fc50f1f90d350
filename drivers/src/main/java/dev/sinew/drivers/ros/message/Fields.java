package dev.sinew.drivers.ros.message;

import dev.sinew.runtime.rosmsg.MessageValue;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Real;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Texts;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;
import java.util.List;

/// What the fields of a message hold, of a type whose definition is known. Arrays are the message's
/// own.
///
/// @param message whose fields are asked for
public record Fields(Group message) {

  private static final long SECOND = 1_000_000_000;

  /// The message inside a field.
  public Fields in(String field) {
    return new Fields((Group) value(field));
  }

  public boolean has(String field) {
    return message.type().indexOf(field) >= 0;
  }

  public double real(String field) {
    return ((Real) value(field)).value();
  }

  public long whole(String field) {
    return ((Whole) value(field)).value();
  }

  public String text(String field) {
    return ((Text) value(field)).value();
  }

  public double[] doubles(String field) {
    return ((Doubles) value(field)).values();
  }

  public byte[] bytes(String field) {
    return ((Bytes) value(field)).values();
  }

  public List<String> texts(String field) {
    return ((Texts) value(field)).values();
  }

  /// A time or duration of either dialect, nanoseconds.
  public long nanos(String field) {
    List<MessageValue> parts = in(field).message().fields();
    return ((Whole) parts.get(0)).value() * SECOND + ((Whole) parts.get(1)).value();
  }

  private MessageValue value(String field) {
    return message.get(field);
  }
}
