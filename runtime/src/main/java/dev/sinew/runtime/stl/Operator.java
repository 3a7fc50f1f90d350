package dev.sinew.runtime.stl;

import static dev.sinew.runtime.stl.Operator.Shape.FUNCTION;
import static dev.sinew.runtime.stl.Operator.Shape.INFIX;
import static dev.sinew.runtime.stl.Operator.Shape.PREFIX;

import java.util.Arrays;

/// The words of the grammar and how tightly they bind, loosest first.
enum Operator {
  IFF("iff", INFIX, 1),
  IMPLIES("implies", INFIX, 2),
  OR("or", INFIX, 3),
  AND("and", INFIX, 4),
  SINCE("since", INFIX, 5),
  UNTIL("until", INFIX, 5),
  NOT("not", PREFIX, 6),
  HISTORICALLY("historically", PREFIX, 6),
  ONCE("once", PREFIX, 6),
  PREVIOUS("previous", PREFIX, 6),
  ALWAYS("always", PREFIX, 6),
  EVENTUALLY("eventually", PREFIX, 6),
  NEXT("next", PREFIX, 6),
  LESS("<", INFIX, 7),
  AT_MOST("<=", INFIX, 7),
  GREATER(">", INFIX, 7),
  AT_LEAST(">=", INFIX, 7),
  PLUS("+", INFIX, 8),
  MINUS("-", INFIX, 8),
  TIMES("*", INFIX, 9),
  NEGATE("-", PREFIX, 10),
  ABS("abs", FUNCTION, 11),
  MIN("min", FUNCTION, 11),
  MAX("max", FUNCTION, 11);

  enum Shape {
    INFIX,
    PREFIX,
    FUNCTION
  }

  static final int LOOSEST = 1;
  static final int ATOM = 11;

  private static final int BINARY_TEMPORAL = 5;
  private static final int COMPARISON = 7;

  private final String symbol;
  private final Shape shape;
  private final int level;

  Operator(String symbol, Shape shape, int level) {
    this.symbol = symbol;
    this.shape = shape;
    this.level = level;
  }

  String symbol() {
    return symbol;
  }

  Shape shape() {
    return shape;
  }

  int level() {
    return level;
  }

  boolean isComparison() {
    return level == COMPARISON;
  }

  /// Whether it makes a value rather than a formula.
  boolean isArithmetic() {
    return level > COMPARISON;
  }

  /// `a < b < c` and `a since b since c` would need a convention that nobody remembers.
  boolean chains() {
    return level != COMPARISON && level != BINARY_TEMPORAL;
  }

  boolean takesWindow() {
    return switch (this) {
      case HISTORICALLY, ONCE, SINCE, ALWAYS, EVENTUALLY, UNTIL -> true;
      default -> false;
    };
  }

  boolean isFuture() {
    return switch (this) {
      case ALWAYS, EVENTUALLY, NEXT, UNTIL -> true;
      default -> false;
    };
  }

  static boolean isWord(String text) {
    return Arrays.stream(values()).anyMatch(o -> o.symbol.equals(text));
  }
}
