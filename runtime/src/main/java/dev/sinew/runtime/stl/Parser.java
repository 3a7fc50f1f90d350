package dev.sinew.runtime.stl;

import static dev.sinew.runtime.stl.Operator.ATOM;
import static dev.sinew.runtime.stl.Operator.LOOSEST;

import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.stl.Node.Constant;
import dev.sinew.runtime.stl.Node.Reading;
import dev.sinew.runtime.stl.Operator.Shape;
import dev.sinew.runtime.stl.Token.Kind;
import dev.sinew.runtime.stl.Typing.Part;
import java.util.List;

/// Recursive descent over the grammar in the package's description, one level of binding at a time.
final class Parser {

  /// Far beyond what a person reads; keeps a hostile text from exhausting the stack.
  private static final int MAX_LENGTH = 4096;

  private static final int MAX_NESTING = 100;

  private final String text;
  private final SignalTable signals;
  private final Bounds bounds;
  private final Typing typing;
  private final List<Token> tokens;
  private int next;
  private int nesting;

  private Parser(String text, SignalTable signals, long periodNanos) {
    this.text = text;
    this.signals = signals;
    bounds = new Bounds(text, periodNanos);
    typing = new Typing(text);
    tokens = Lexer.tokens(text);
  }

  static Node parse(String text, SignalTable signals, long periodNanos) {
    if (text.length() > MAX_LENGTH)
      throw FormulaException.at(
          text, 0, "the formula is longer than " + MAX_LENGTH + " characters");
    Parser parser = new Parser(text, signals, periodNanos);
    Part formula = parser.part(LOOSEST);
    if (parser.peek().kind() != Kind.END) throw parser.expected("an operator or the end");
    parser.typing.requireFormula(formula);
    return formula.node();
  }

  private Part part(int level) {
    int position = peek().position();
    return new Part(expression(level), position);
  }

  private Part nested(int level) {
    if (++nesting > MAX_NESTING)
      throw problem(peek(), "nested deeper than " + MAX_NESTING + " levels");
    Part part = part(level);
    nesting--;
    return part;
  }

  private Node expression(int level) {
    if (level == ATOM) return atom();
    Operator prefix = operator(Shape.PREFIX, level);
    return prefix == null ? infix(level) : prefixed(prefix);
  }

  private Node prefixed(Operator operator) {
    next++;
    Window window = window(operator);
    return typing.unary(operator, window, nested(operator.level()));
  }

  private Node infix(int level) {
    Part left = part(level + 1);
    for (Operator o = operator(Shape.INFIX, level); o != null; o = operator(Shape.INFIX, level)) {
      next++;
      Window window = window(o);
      Part right = o == Operator.IMPLIES ? nested(level) : part(level + 1);
      left = new Part(typing.binary(o, window, left, right), left.position());
      if (!o.chains() && operator(Shape.INFIX, level) != null)
        throw problem(peek(), "'" + o.symbol() + "' does not chain; put brackets");
    }
    return left.node();
  }

  private Node atom() {
    Token token = peek();
    if (token.kind() == Kind.NUMBER) return constant(token);
    if (token.is("(")) return bracketed();
    Operator function = operator(Shape.FUNCTION, ATOM);
    if (function != null) return function(function);
    if (token.kind() == Kind.WORD && !Operator.isWord(token.text())) return reading(token);
    throw expected("a signal, a number or '('");
  }

  private Node bracketed() {
    next++;
    Part inside = nested(LOOSEST);
    take(")");
    return inside.node();
  }

  private Node constant(Token token) {
    next++;
    double value = Double.parseDouble(token.text());
    if (Double.isInfinite(value)) throw problem(token, token.got() + " is too large");
    return new Constant(value, token.unit().isEmpty() ? Units.NONE : token.unit());
  }

  private Node reading(Token token) {
    next++;
    int index = signals.indexOf(token.text());
    if (index < 0)
      throw problem(
          token,
          "unknown signal " + token.got() + NearestKey.suggestion(token.text(), signals.names()));
    return new Reading(signals.signal(index), index);
  }

  /// `abs(x)`; `min(x, y, ...)` and `max(x, y, ...)` group to the left.
  private Node function(Operator function) {
    int position = peek().position();
    next++;
    take("(");
    Part argument = nested(LOOSEST);
    Node node =
        function == Operator.ABS
            ? typing.unary(function, Window.UNBOUNDED, argument)
            : secondArgument(function, argument);
    while (function != Operator.ABS && peek().is(","))
      node = secondArgument(function, new Part(node, position));
    take(")");
    return node;
  }

  private Node secondArgument(Operator function, Part first) {
    take(",");
    return typing.binary(function, Window.UNBOUNDED, first, nested(LOOSEST));
  }

  private Window window(Operator operator) {
    if (!peek().is("[")) return Window.UNBOUNDED;
    if (!operator.takesWindow())
      throw problem(peek(), "'" + operator.symbol() + "' takes no window");
    next++;
    Token from = bound();
    take(",");
    Token to = bound();
    take("]");
    return bounds.window(from, to);
  }

  private Token bound() {
    if (peek().kind() != Kind.NUMBER) throw expected("a time such as 0.5s or 20ms");
    return tokens.get(next++);
  }

  private Operator operator(Shape shape, int level) {
    for (Operator operator : Operator.values()) {
      if (operator.shape() == shape && operator.level() == level && peek().is(operator.symbol()))
        return operator;
    }
    return null;
  }

  private void take(String symbol) {
    if (!peek().is(symbol)) throw expected("'" + symbol + "'");
    next++;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private FormulaException expected(String what) {
    return problem(peek(), "expected " + what + ", got " + peek().got());
  }

  private FormulaException problem(Token at, String problem) {
    return FormulaException.at(text, at.position(), problem);
  }
}
