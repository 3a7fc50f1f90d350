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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The leaves of a message as `rosbags_messages.py` writes them.
final class Leaves {

  private final List<String> leaves = new ArrayList<>();

  private Leaves() {}

  static String of(Group message) {
    Leaves leaves = new Leaves();
    leaves.group(message);
    return String.join(" ", leaves.leaves);
  }

  private void group(Group group) {
    for (int i = 0; i < group.fields().size(); i++)
      value(group.type().fields().get(i).type().element(), group.fields().get(i));
  }

  private void value(ElementType type, MessageValue value) {
    switch (value) {
      case Bool(boolean b) -> leaves.add(b ? "1" : "0");
      case Whole(long n) ->
          leaves.add(type == Primitive.UINT64 ? Long.toUnsignedString(n) : "" + n);
      case Real(double d) -> real(d);
      case Text(String text) -> text(text);
      case Group group -> group(group);
      case Bools(boolean[] a) -> {
        for (boolean b : a) leaves.add(b ? "1" : "0");
      }
      case Bytes(byte[] a) -> {
        for (byte b : a) leaves.add("" + (type == Primitive.UINT8 ? b & 0xFF : b));
      }
      case Shorts(short[] a) -> {
        for (short s : a) leaves.add("" + (type == Primitive.UINT16 ? s & 0xFFFF : s));
      }
      case Ints(int[] a) -> {
        for (int i : a) leaves.add(type == Primitive.UINT32 ? Integer.toUnsignedString(i) : "" + i);
      }
      case Longs(long[] a) -> {
        for (long l : a) value(type, new Whole(l));
      }
      case Floats(float[] a) -> {
        for (float f : a) real(f);
      }
      case Doubles(double[] a) -> {
        for (double d : a) real(d);
      }
      case Texts(List<String> texts) -> texts.forEach(this::text);
      case Groups(List<Group> groups) -> groups.forEach(this::group);
    }
  }

  private void real(double d) {
    leaves.add(HexFormat.of().toHexDigits(Double.doubleToRawLongBits(d)));
  }

  private void text(String text) {
    leaves.add("s" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
  }
}
