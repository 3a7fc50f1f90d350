package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.runtime.rosmsg.MessageConstant;
import dev.sinew.runtime.rosmsg.MessageField;
import dev.sinew.runtime.rosmsg.MessageType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Definitions that rosjava asks for by name: of everything that was advertised, subscribed to or
/// called so far. Any thread.
final class KnownTypes {

  private final Map<String, String> definitions = new ConcurrentHashMap<>();

  /// @throws RosException when another definition of this name, or of one inside it, is known
  void add(MessageType type) throws RosException {
    put(type.name(), fields(type));
    for (MessageField field : type.fields())
      if (field.type().element() instanceof MessageType inside && inside.name().contains("/"))
        add(inside);
  }

  void add(ServiceType type) throws RosException {
    add(type.request());
    add(type.response());
    put(type.name(), fields(type.request()) + "---\n" + fields(type.response()));
  }

  private void put(String name, String definition) throws RosException {
    String known = definitions.putIfAbsent(name, definition);
    if (known != null && !known.equals(definition))
      throw new RosException(name + ": this node uses another definition of it already");
  }

  /// @return null when it is not known
  String definition(String name) {
    return definitions.get(name);
  }

  private static String fields(MessageType type) {
    StringBuilder text = new StringBuilder();
    for (MessageConstant constant : type.constants())
      line(text, constant.typeText(), constant.name() + "=" + constant.valueText());
    for (MessageField field : type.fields()) line(text, typeText(field), field.name());
    return text.toString();
  }

  /// rosjava finds a type inside by its whole name only.
  private static String typeText(MessageField field) {
    String text = field.type().text();
    if (!(field.type().element() instanceof MessageType inside)) return text;
    int bracket = text.indexOf('[');
    return inside.name() + (bracket < 0 ? "" : text.substring(bracket));
  }

  private static void line(StringBuilder text, String type, String name) {
    text.append(type).append(' ').append(name).append('\n');
  }
}
