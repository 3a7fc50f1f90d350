package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.rosmsg.FieldType;
import dev.sinew.runtime.rosmsg.FieldType.Multiplicity;
import dev.sinew.runtime.rosmsg.MessageField;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue;
import dev.sinew.runtime.rosmsg.MessageValue.Bool;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Real;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;
import dev.sinew.runtime.rosmsg.Primitive;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes a message of the values that [WireTree] reads, held against its definition: every field
/// there, none more, each of its type and in its range.
///
/// A float may be a whole number, `null` (NaN: how the server sends NaN and infinities) or the text
/// `NaN`, `Infinity`, `-Infinity`; a `uint8[]` may be base64 text, a byte string or a list.
final class MessageFromTree {

  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private MessageFromTree() {}

  /// @throws WireException naming type and field
  static Group message(MessageType type, Object tree) throws WireException {
    return group(type, tree, type.name());
  }

  private static Group group(MessageType type, Object tree, String path) throws WireException {
    if (!(tree instanceof Map<?, ?> map)) throw wrong(path, type.name(), tree);
    List<MessageValue> values = new ArrayList<>(type.fields().size());
    int used = 0;
    for (MessageField field : type.fields()) {
      boolean isThere = map.containsKey(field.name());
      if (isThere) used++;
      else if (!Hidden.is(field)) throw new WireException(path + ": no " + field.name());
      values.add(
          isThere
              ? value(field.type(), map.get(field.name()), path + "." + field.name())
              : new Whole(0));
    }
    if (used != map.size()) throw new WireException(path + ": has no " + extra(type, map));
    return new Group(type, values);
  }

  private static String extra(MessageType type, Map<?, ?> map) {
    for (Object key : map.keySet())
      if (type.indexOf(key.toString()) < 0) return "'" + Lines.one(key) + "'";
    return "such field";
  }

  private static MessageValue value(FieldType type, Object tree, String path) throws WireException {
    if (type.multiplicity() == Multiplicity.ONE) {
      return switch (type.element()) {
        case MessageType message -> group(message, tree, path);
        case Primitive primitive -> one(primitive, tree, path);
      };
    }
    return switch (type.element()) {
      case MessageType message -> groups(message, type, list(type, tree, path), path);
      case Primitive primitive -> ArrayFromTree.array(type, primitive, tree, path);
    };
  }

  private static MessageValue groups(MessageType message, FieldType type, List<?> list, String path)
      throws WireException {
    ArrayFromTree.mustFit(type, list.size(), path);
    List<Group> groups = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++)
      groups.add(group(message, list.get(i), path + "[" + i + "]"));
    return new MessageValue.Groups(groups);
  }

  static List<?> list(FieldType type, Object tree, String path) throws WireException {
    if (tree instanceof List<?> list) return list;
    throw wrong(path, type.text(), tree);
  }

  private static MessageValue one(Primitive type, Object tree, String path) throws WireException {
    return switch (type) {
      case BOOL -> new Bool(bool(tree, path));
      case FLOAT32, FLOAT64 -> new Real(real(type, tree, path));
      case STRING -> new Text(text(tree, path));
      case WSTRING -> throw new WireException(path + ": a wstring cannot be read");
      default -> new Whole(whole(type, tree, path));
    };
  }

  static boolean bool(Object tree, String path) throws WireException {
    if (tree instanceof Boolean b) return b;
    throw wrong(path, "bool", tree);
  }

  static String text(Object tree, String path) throws WireException {
    if (tree instanceof String text) return text;
    throw wrong(path, "string", tree);
  }

  static double real(Primitive type, Object tree, String path) throws WireException {
    double value =
        switch (tree) {
          case null -> Double.NaN;
          case Number n -> n.doubleValue();
          case String s when s.equals("NaN") -> Double.NaN;
          case String s when s.equals("Infinity") -> Double.POSITIVE_INFINITY;
          case String s when s.equals("-Infinity") -> Double.NEGATIVE_INFINITY;
          default -> throw wrong(path, type.name(), tree);
        };
    return type == Primitive.FLOAT32 ? (float) value : value;
  }

  /// @return the bits of a uint64
  static long whole(Primitive type, Object tree, String path) throws WireException {
    return switch (tree) {
      case Long n when fits(type, n) -> n;
      case BigInteger n
          when type == Primitive.UINT64 && n.signum() >= 0 && n.compareTo(TWO_TO_64) < 0 ->
          n.longValue();
      case null, default -> throw wrong(path, type.name(), tree);
    };
  }

  private static boolean fits(Primitive type, long n) {
    return switch (type) {
      case INT8 -> n == (byte) n;
      case UINT8 -> n == (n & 0xFF);
      case INT16 -> n == (short) n;
      case UINT16 -> n == (n & 0xFFFF);
      case INT32 -> n == (int) n;
      case UINT32 -> n == (n & 0xFFFF_FFFFL);
      case UINT64 -> n >= 0;
      default -> true;
    };
  }

  static WireException wrong(String path, String wanted, Object tree) {
    return new WireException(
        "%s: %s where %s would be right".formatted(path, described(tree), wanted.toLowerCase()));
  }

  private static String described(Object tree) {
    return switch (tree) {
      case null -> "null";
      case Map<?, ?> map -> "an object";
      case List<?> list -> "a list of " + list.size();
      case byte[] bytes -> bytes.length + " bytes";
      case TypedArray array -> array.values().count() + " of " + array.element();
      default -> "'" + Lines.one(tree) + "'";
    };
  }
}
