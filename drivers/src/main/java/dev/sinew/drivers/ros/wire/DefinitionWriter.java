package dev.sinew.drivers.ros.wire;

import dev.sinew.runtime.rosmsg.MessageConstant;
import dev.sinew.runtime.rosmsg.MessageField;
import dev.sinew.runtime.rosmsg.MessageType;
import java.util.LinkedHashMap;
import java.util.Map;

/// The text of a definition, as the header field `message_definition` has it, without comments:
/// recorders store it, and show messages by it.
final class DefinitionWriter {

  private static final String SEPARATOR = "=".repeat(80) + "\n";

  private DefinitionWriter() {}

  static String text(MessageType type) {
    Map<String, MessageType> parts = new LinkedHashMap<>();
    collect(type, parts);
    StringBuilder text = new StringBuilder();
    fields(type, text);
    for (MessageType part : parts.values()) {
      text.append('\n').append(SEPARATOR).append("MSG: ").append(part.name()).append('\n');
      fields(part, text);
    }
    return text.toString();
  }

  private static void collect(MessageType type, Map<String, MessageType> parts) {
    for (MessageField field : type.fields())
      if (field.type().element() instanceof MessageType part
          && part.name().contains("/") // not the built-in time and duration
          && parts.putIfAbsent(part.name(), part) == null) collect(part, parts);
  }

  private static void fields(MessageType type, StringBuilder text) {
    for (MessageConstant constant : type.constants())
      line(text, constant.typeText(), constant.name() + "=" + constant.valueText());
    for (MessageField field : type.fields()) line(text, field.type().text(), field.name());
  }

  private static void line(StringBuilder text, String type, String name) {
    text.append(type).append(' ').append(name).append('\n');
  }
}
