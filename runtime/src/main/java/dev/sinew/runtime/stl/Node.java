package dev.sinew.runtime.stl;

/// A formula, or a value inside one, as a tree. Well typed by construction: [Typing] is the only
/// maker of [Unary] and [Binary].
sealed interface Node {

  /// A literal; its unit is [Units#NONE] when it carries none.
  record Constant(double value, String unit) implements Node {}

  /// A signal at the present tick.
  record Reading(Signal signal, int index) implements Node {}

  record Unary(Operator operator, Window window, Node operand) implements Node {}

  record Binary(Operator operator, Window window, Node left, Node right) implements Node {}

  /// Whether it is a value with a unit, rather than a formula.
  default boolean isValue() {
    return switch (this) {
      case Constant c -> true;
      case Reading r -> true;
      case Unary u -> u.operator.isArithmetic();
      case Binary b -> b.operator.isArithmetic();
    };
  }

  default boolean namesSignal() {
    return switch (this) {
      case Constant c -> false;
      case Reading r -> true;
      case Unary u -> u.operand.namesSignal();
      case Binary b -> b.left.namesSignal() || b.right.namesSignal();
    };
  }
}
