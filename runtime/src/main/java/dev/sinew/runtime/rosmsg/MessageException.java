package dev.sinew.runtime.rosmsg;

import java.io.IOException;

/// A definition or a message that is not what it should be: one line naming the type, the field or
/// line, the byte, and what is wrong.
public final class MessageException extends IOException {

  private static final long serialVersionUID = 1;

  private MessageException(String message) {
    super(message);
  }

  /// @param line of the definition, counted from 1
  static MessageException inDefinition(String type, int line, String problem) {
    return new MessageException(oneLine("%s: line %d: %s".formatted(type, line, problem)));
  }

  static MessageException aboutType(String type, String problem) {
    return new MessageException(oneLine(type + ": " + problem));
  }

  /// @param field dotted path, empty for the message as a whole
  /// @param offset of the byte from the message's first one, its head included
  static MessageException inMessage(String type, String field, int offset, String problem) {
    String where = field.isEmpty() ? type : type + ": " + field;
    return new MessageException(oneLine("%s: byte %d: %s".formatted(where, offset, problem)));
  }

  /// A definition may hold anything when it is wrong.
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", " ");
  }
}
