package dev.sinew.runtime.stl;

/// A word of a formula's text.
///
/// @param unit what follows a number as its unit, else empty
/// @param position index of its first character
record Token(Kind kind, String text, String unit, int position) {

  enum Kind {
    NUMBER,
    WORD,
    SYMBOL,
    END
  }

  boolean is(String word) {
    return kind != Kind.NUMBER && kind != Kind.END && text.equals(word);
  }

  /// For a complaint: what stands here.
  String got() {
    return kind == Kind.END ? "the end" : "'" + text + (unit.isEmpty() ? "" : " " + unit) + "'";
  }
}
