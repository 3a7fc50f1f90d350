package dev.sinew.runtime.stl;

/// A formula that cannot be used as it is. The message is one line: where, what is wrong, what
/// would be right.
public final class FormulaException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final int CONTEXT = 40;

  private FormulaException(String message) {
    super(message);
  }

  /// @param position index of the offending character in the text
  static FormulaException at(String text, int position, String problem) {
    return new FormulaException(
        oneLine("column " + (position + 1) + ": " + problem + ", in: " + excerpt(text, position)));
  }

  static FormulaException about(String problem) {
    return new FormulaException(oneLine(problem));
  }

  private static String excerpt(String text, int position) {
    int from = position <= 2 * CONTEXT ? 0 : position - CONTEXT;
    int to = Math.min(text.length(), position + CONTEXT);
    return (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
  }

  /// A formula may span lines in its file, and may hold anything when it is wrong.
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", " ");
  }
}
