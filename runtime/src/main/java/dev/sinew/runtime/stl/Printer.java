package dev.sinew.runtime.stl;

import dev.sinew.runtime.stl.Node.Binary;
import dev.sinew.runtime.stl.Node.Constant;
import dev.sinew.runtime.stl.Node.Reading;
import dev.sinew.runtime.stl.Node.Unary;
import dev.sinew.runtime.stl.Operator.Shape;

/// Writes a tree as the text that parses to the same tree.
final class Printer {

  private Printer() {}

  static String print(Node node) {
    return switch (node) {
      case Constant c -> number(c.value()) + (c.unit().equals(Units.NONE) ? "" : " " + c.unit());
      case Reading r -> r.signal().name();
      case Unary u -> u.operator().symbol() + u.window().text() + operand(u);
      case Binary b when b.operator().shape() == Shape.FUNCTION ->
          b.operator().symbol() + "(" + print(b.left()) + ", " + print(b.right()) + ")";
      case Binary b -> infix(b);
    };
  }

  private static String operand(Unary unary) {
    return unary.operator() == Operator.NEGATE
        ? at(Operator.NEGATE.level(), unary.operand())
        : "(" + print(unary.operand()) + ")";
  }

  private static String infix(Binary binary) {
    Operator operator = binary.operator();
    int level = operator.level();
    boolean rightward = operator == Operator.IMPLIES;
    boolean leftward = !rightward && operator.chains();
    return at(leftward ? level : level + 1, binary.left())
        + " "
        + operator.symbol()
        + binary.window().text()
        + " "
        + at(rightward ? level : level + 1, binary.right());
  }

  /// In brackets when it binds looser than its place asks for.
  private static String at(int level, Node node) {
    String text = print(node);
    return levelOf(node) < level ? "(" + text + ")" : text;
  }

  private static int levelOf(Node node) {
    return switch (node) {
      case Constant c -> Operator.ATOM;
      case Reading r -> Operator.ATOM;
      case Unary u -> u.operator().level();
      case Binary b -> b.operator().level();
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) && value < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
