package dev.sinew.drivers.ros.node;

import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The public message types that robots and cameras use, by name. Where their field lists come from
/// is written beside them, in the resource `definitions/SOURCES`. Any thread.
///
/// A type asked for twice is the same object: a [dev.sinew.runtime.rosmsg.MessageValue.Group] of it
/// fits wherever the type is asked for again. The types inside it are its own, so a header of
/// `sensor_msgs/JointState` is not the type `std_msgs/Header` from here: build messages with
/// [MessageDraft].
public final class RosTypes {

  private static final Map<Key, MessageType> KNOWN = new ConcurrentHashMap<>();

  private record Key(String name, Dialect dialect) {}

  private RosTypes() {}

  /// @param name `sensor_msgs/JointState` or `sensor_msgs/msg/JointState`; the type's own name is
  ///     the first in either generation
  /// @throws IllegalArgumentException when there is no definition of it here, in one line
  public static MessageType message(String name, Dialect dialect) {
    return find(name, dialect)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: no such message type of %s is known here".formatted(name, dialect)));
  }

  /// As [#message]; empty when there is no definition of it here.
  public static Optional<MessageType> find(String name, Dialect dialect) {
    Key key = new Key(name.replace("/msg/", "/"), dialect);
    MessageType known = KNOWN.get(key);
    if (known != null) return Optional.of(known);
    return DefinitionFiles.withParts(key.name(), dialect)
        .map(text -> KNOWN.computeIfAbsent(key, k -> parse(k, text)));
  }

  /// @param name `std_srvs/Trigger` or `std_srvs/srv/Trigger`
  /// @throws IllegalArgumentException when there is no definition of it here, in one line
  public static ServiceType service(String name, Dialect dialect) {
    String key = name.replace("/srv/", "/");
    return new ServiceType(
        key, message(key + "Request", dialect), message(key + "Response", dialect));
  }

  private static MessageType parse(Key key, String text) {
    try {
      return MessageType.parse(key.name(), text, key.dialect());
    } catch (MessageException e) {
      throw new IllegalStateException(e); // the resource is wrong, which a test would have seen
    }
  }
}
