package dev.sinew.runtime.rosmsg;

import static dev.sinew.runtime.rosmsg.FieldType.Multiplicity.ONE;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Messages that need no definition: ROS 1's `time` and `duration`, and those of
/// `builtin_interfaces`, which some writers of ROS 2 leave out.
final class BuiltIn {

  private static final Map<String, MessageType> ROS1 =
      Map.of(
          "time", type("time", Dialect.ROS1, "secs", Primitive.UINT32, "nsecs", Primitive.UINT32),
          "duration",
              type("duration", Dialect.ROS1, "secs", Primitive.INT32, "nsecs", Primitive.INT32));

  private static final Map<String, MessageType> ROS2 =
      Map.of(
          "builtin_interfaces/Time", interfaceType("Time"),
          "builtin_interfaces/Duration", interfaceType("Duration"));

  private BuiltIn() {}

  /// @param key `time` or `package/Type`
  static Optional<MessageType> named(String key, Dialect dialect) {
    return Optional.ofNullable((dialect == Dialect.ROS1 ? ROS1 : ROS2).get(key));
  }

  /// Whether md5sums see it as a primitive.
  static boolean isPrimitive(MessageType type) {
    return ROS1.containsValue(type);
  }

  private static MessageType interfaceType(String name) {
    return type(
        "builtin_interfaces/" + name,
        Dialect.ROS2,
        "sec",
        Primitive.INT32,
        "nanosec",
        Primitive.UINT32);
  }

  private static MessageType type(
      String name, Dialect dialect, String first, Primitive of, String second, Primitive and) {
    return new MessageType(name, dialect, List.of(), List.of(field(first, of), field(second, and)));
  }

  private static MessageField field(String name, Primitive type) {
    return new MessageField(
        name,
        new FieldType(type.name().toLowerCase(Locale.ROOT), type, ONE, 1, Integer.MAX_VALUE),
        "");
  }
}
