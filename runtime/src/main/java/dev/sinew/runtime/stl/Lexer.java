package dev.sinew.runtime.stl;

import dev.sinew.runtime.stl.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a formula's text into tokens. A unit belongs to the number before it.
final class Lexer {

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_.]*";
  private static final String UNIT = "[A-Za-z%°µ][A-Za-z0-9/^]*";
  private static final Pattern SPACE = Pattern.compile("\\s*");
  private static final Pattern NUMBER =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?:\\s*(" + UNIT + "))?");
  private static final Pattern WORD = Pattern.compile(NAME);
  private static final Pattern SYMBOL = Pattern.compile("<=|>=|[<>()\\[\\],+*-]");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Lexer(String text) {
    this.text = text;
  }

  static boolean isName(String text) {
    return text.matches(NAME) && !Operator.isWord(text);
  }

  static boolean isUnit(String text) {
    return text.matches(UNIT) && !Operator.isWord(text);
  }

  /// @return the tokens, the last one of kind END
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.more()) {
      if (!(lexer.number() || lexer.take(WORD, Kind.WORD) || lexer.take(SYMBOL, Kind.SYMBOL)))
        throw lexer.unexpected();
    }
    lexer.tokens.add(new Token(Kind.END, "", "", text.length()));
    return lexer.tokens;
  }

  private boolean more() {
    Matcher space = at(SPACE);
    if (space.lookingAt()) position = space.end();
    return position < text.length();
  }

  private boolean number() {
    Matcher number = at(NUMBER);
    if (!number.lookingAt()) return false;
    // In "x > 1 and ..." the word after the number is an operator, not a unit.
    boolean hasUnit = number.group(2) != null && !Operator.isWord(number.group(2));
    tokens.add(new Token(Kind.NUMBER, number.group(1), hasUnit ? number.group(2) : "", position));
    position = number.end(hasUnit ? 2 : 1);
    return true;
  }

  private boolean take(Pattern pattern, Kind kind) {
    Matcher matcher = at(pattern);
    if (!matcher.lookingAt()) return false;
    tokens.add(new Token(kind, matcher.group(), "", position));
    position = matcher.end();
    return true;
  }

  private Matcher at(Pattern pattern) {
    return pattern.matcher(text).region(position, text.length());
  }

  private FormulaException unexpected() {
    String hint =
        switch (text.charAt(position)) {
          case '=', '!' -> "comparisons are < <= > >=, negation is 'not'";
          case '&', '|' -> "write 'and', 'or'";
          case '/' -> "multiply by a number instead";
          case '.' -> "write 0.5, not .5";
          default -> "a formula is names, numbers with units, operators and brackets";
        };
    String character = Character.toString(text.codePointAt(position));
    return FormulaException.at(text, position, "unexpected '" + character + "'; " + hint);
  }
}
