package dev.sinew.runtime.stl;

import dev.sinew.runtime.stl.Node.Binary;
import dev.sinew.runtime.stl.Node.Unary;

/// Makes operators over operands that suit them: formulas where formulas belong, values of one unit
/// where values belong.
record Typing(String text) {

  /// A part of the tree and where in the text it begins.
  record Part(Node node, int position) {}

  Node unary(Operator operator, Window window, Part operand) {
    require(operand, operator.isArithmetic());
    return new Unary(operator, window, operand.node);
  }

  Node binary(Operator operator, Window window, Part left, Part right) {
    boolean values = operator.isArithmetic() || operator.isComparison();
    require(left, values);
    require(right, values);
    if (operator == Operator.TIMES) checkProduct(left, right);
    else if (values) checkSameUnit(left, right);
    if (operator.isComparison() && !(left.node.namesSignal() || right.node.namesSignal()))
      throw problem(left, "this compares constants; name a signal");
    return new Binary(operator, window, left.node, right.node);
  }

  void requireFormula(Part part) {
    require(part, false);
  }

  private void require(Part part, boolean value) {
    if (part.node.isValue() == value) return;
    String printed = Printer.print(part.node);
    throw problem(
        part,
        value
            ? "expected a value, got the formula '" + printed + "'"
            : "expected a comparison such as 'force < 20 N', got the value '" + printed + "'");
  }

  private void checkProduct(Part left, Part right) {
    if (!Units.isPlainNumber(left.node) && !Units.isPlainNumber(right.node))
      throw problem(left, "one factor of a product must be a number without unit");
  }

  private void checkSameUnit(Part left, Part right) {
    String a = Units.of(left.node);
    String b = Units.of(right.node);
    if (a.equals(b)) return;
    if (!right.node.namesSignal()) throw wrongConstant(right, b, a);
    if (!left.node.namesSignal()) throw wrongConstant(left, a, b);
    throw problem(
        left,
        "'%s' is in %s and '%s' in %s; both sides need one unit"
            .formatted(Printer.print(left.node), a, Printer.print(right.node), b));
  }

  private FormulaException wrongConstant(Part constant, String unit, String wanted) {
    String printed = Printer.print(constant.node);
    String remedy = wanted.equals(Units.NONE) ? "a number without unit" : wanted;
    return problem(
        constant,
        unit.equals(Units.NONE)
            ? "'" + printed + "' has no unit; write '" + printed + " " + wanted + "'"
            : "'" + printed + "' has the wrong unit; expected " + remedy);
  }

  private FormulaException problem(Part part, String problem) {
    return FormulaException.at(text, part.position, problem);
  }
}
