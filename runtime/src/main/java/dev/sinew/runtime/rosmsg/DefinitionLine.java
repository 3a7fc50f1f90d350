package dev.sinew.runtime.rosmsg;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A field or constant as it is written: `type name`, `type name default` or `type NAME=value`.
///
/// @param number in the whole text, counted from 1
/// @param type with brackets and bounds
/// @param value of the constant, default of the field; empty where there is none
record DefinitionLine(int number, String type, String name, boolean isConstant, String value) {

  private static final Pattern LINE =
      Pattern.compile("(\\S+)\\s+([A-Za-z][A-Za-z0-9_]*)(?:\\s*(=)\\s*(.*)|\\s+(\\S.*))?");

  /// @param text one that is not blank
  /// @return null where the line is only a comment
  static DefinitionLine read(String type, int number, String text, Dialect dialect)
      throws MessageException {
    String line = withoutComment(text, dialect).strip();
    if (line.isEmpty()) return null;
    Matcher match = LINE.matcher(line);
    if (!match.matches())
      throw MessageException.inDefinition(
          type, number, "'" + shortened(line) + "' is neither 'type name' nor 'type NAME=value'");
    boolean isConstant = match.group(3) != null;
    String value = isConstant ? match.group(4) : match.group(5);
    if (!isConstant && value != null && dialect == Dialect.ROS1)
      throw MessageException.inDefinition(
          type, number, "'" + shortened(line) + "': ROS 1 has no default values");
    // ROS 1: whatever follows the '=' of a text constant is its value, a '#' too.
    if (isConstant && dialect == Dialect.ROS1 && match.group(1).equals("string"))
      value = text.substring(text.indexOf('=') + 1);
    return new DefinitionLine(
        number, match.group(1), match.group(2), isConstant, value == null ? "" : value.strip());
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  private static String withoutComment(String text, Dialect dialect) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0 && c == '\\') i++;
      else if (quote != 0) quote = c == quote ? 0 : quote;
      else if (c == '#') return text.substring(0, i);
      else if (dialect == Dialect.ROS2 && opensQuote(text, i)) quote = c;
    }
    return text;
  }

  /// Of a default or constant, not an apostrophe in a word.
  private static boolean opensQuote(String text, int i) {
    char c = text.charAt(i);
    return (c == '"' || c == '\'') && i > 0 && " \t=[,".indexOf(text.charAt(i - 1)) >= 0;
  }
}
