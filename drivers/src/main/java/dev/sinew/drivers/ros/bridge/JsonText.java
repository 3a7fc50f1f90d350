package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.rosmsg.FieldType;
import dev.sinew.runtime.rosmsg.MessageField;
import dev.sinew.runtime.rosmsg.MessageValue;
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
import dev.sinew.runtime.rosmsg.Primitive;
import java.util.Base64;
import java.util.List;

/// Writes a message as JSON, as the server reads it. `uint8[]` is base64. NaN and infinities are
/// the bare words of Python's json: the server takes nothing else for them (`null` it refuses).
final class JsonText {

  private final StringBuilder out;

  JsonText(StringBuilder out) {
    this.out = out;
  }

  void group(Group group) {
    out.append('{');
    boolean isFirst = true;
    for (int i = 0; i < group.fields().size(); i++) {
      MessageField field = group.type().fields().get(i);
      if (Hidden.is(field)) continue;
      if (!isFirst) out.append(',');
      isFirst = false;
      text(field.name());
      out.append(':');
      value(field.type(), group.fields().get(i));
    }
    out.append('}');
  }

  private void value(FieldType type, MessageValue value) {
    boolean isUnsigned = type.element() instanceof Primitive p && p.isUnsigned();
    switch (value) {
      case Bool(boolean b) -> out.append(b);
      case Whole(long n) -> out.append(isUnsigned ? Long.toUnsignedString(n) : Long.toString(n));
      case Real(double d) -> out.append(d);
      case Text(String text) -> text(text);
      case Group group -> group(group);
      case Bytes(byte[] a) when type.element() == Primitive.UINT8 ->
          text(Base64.getEncoder().encodeToString(a));
      case Bools(boolean[] a) -> list(a.length, i -> out.append(a[i]));
      case Bytes(byte[] a) -> list(a.length, i -> out.append(a[i]));
      case Shorts(short[] a) -> list(a.length, i -> out.append(isUnsigned ? a[i] & 0xFFFF : a[i]));
      case Ints(int[] a) ->
          list(a.length, i -> out.append(isUnsigned ? a[i] & 0xFFFF_FFFFL : a[i]));
      case Longs(long[] a) ->
          list(
              a.length,
              i -> out.append(isUnsigned ? Long.toUnsignedString(a[i]) : Long.toString(a[i])));
      case Floats(float[] a) -> list(a.length, i -> out.append(a[i]));
      case Doubles(double[] a) -> list(a.length, i -> out.append(a[i]));
      case Texts(List<String> a) -> list(a.size(), i -> text(a.get(i)));
      case Groups(List<Group> a) -> list(a.size(), i -> group(a.get(i)));
    }
  }

  private interface Element {
    void put(int index);
  }

  private void list(int count, Element element) {
    out.append('[');
    for (int i = 0; i < count; i++) {
      if (i > 0) out.append(',');
      element.put(i);
    }
    out.append(']');
  }

  /// RFC 8259, section 7; what is no Unicode becomes '?'.
  void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20) out.append("\\u%04x".formatted((int) c));
      else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) out.append(c).append(text.charAt(++i));
      else out.append(Character.isSurrogate(c) ? '?' : c);
    }
    out.append('"');
  }
}
