package dev.sinew.runtime.stl;

/// Writes a [Reference] in RTAMT's grammar, over x, y and z, every operand in brackets.
final class RtamtText {

  private final boolean scaled;

  private RtamtText(boolean scaled) {
    this.scaled = scaled;
  }

  static String of(Reference formula) {
    return new RtamtText(formula.units().size() > 1).text(formula);
  }

  private String text(Reference node) {
    return switch (node.op()) {
      case "signal" -> "xyz".substring((int) node.value(), (int) node.value() + 1);
      case "constant" -> "(" + node.value() + ")";
      case "negate" -> "((-1.0) * " + text(node.left()) + ")";
      case "abs" -> "abs(" + text(node.left()) + ")";
      case "+", "-", "*" -> infix(node, node.op());
      case "<", "<=", ">", ">=" -> scaled ? scaledMargin(node) : infix(node, node.op());
      // RTAMT's own iff is not the conjunction of two implications: see the package's description.
      case "iff" -> {
        String a = text(node.left());
        String b = text(node.right());
        yield "((%s implies %s) and (%s implies %s))".formatted(a, b, b, a);
      }
      case "previous" -> "(prev " + text(node.left()) + ")";
      default ->
          node.right() == null
              ? "(" + node.op() + window(node) + " " + text(node.left()) + ")"
              : infix(node, node.op() + window(node));
    };
  }

  private String scaledMargin(Reference comparison) {
    Reference left = comparison.left();
    Reference right = comparison.right();
    boolean less = comparison.op().startsWith("<");
    return "(((%s - %s) * %s) >= 0.0)"
        .formatted(text(less ? right : left), text(less ? left : right), 1 / comparison.scale());
  }

  private String infix(Reference node, String op) {
    return "(" + text(node.left()) + " " + op + " " + text(node.right()) + ")";
  }

  private static String window(Reference node) {
    return node.from() < 0 ? "" : "[%dms,%dms]".formatted(100 * node.from(), 100 * node.to());
  }
}
