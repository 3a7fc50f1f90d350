package dev.sinew.runtime.stl;

import dev.sinew.runtime.stl.Node.Binary;
import dev.sinew.runtime.stl.Node.Unary;
import java.util.Optional;

/// A signal temporal logic formula over the signals of a table, at one period. Immutable. The
/// grammar and the semantics are in the package's description.
public final class Formula {

  private final SignalTable signals;
  private final Node root;
  private final Scaling scaling;

  private Formula(SignalTable signals, Node root) {
    this.signals = signals;
    this.root = root;
    scaling = Scaling.of(root);
  }

  /// @param periodNanos between two ticks of a monitor or two rows of a trace, above 0; every bound
  ///     of a window must be a whole number of it
  /// @throws FormulaException one line: where, what is wrong, what would be right
  public static Formula parse(String text, SignalTable signals, long periodNanos) {
    if (periodNanos <= 0)
      throw new IllegalArgumentException("period of " + periodNanos + " ns is not above 0");
    return new Formula(signals, Parser.parse(text, signals, periodNanos));
  }

  /// As it was understood; parses to the same formula.
  public String text() {
    return Printer.print(root);
  }

  /// Of the robustness: the unit shared by all comparisons; `1` where they mix units and robustness
  /// is in fractions of the signals' scales.
  public String unit() {
    return scaling.unit();
  }

  /// Whether its value at a tick needs nothing after that tick, so that it may gate an arm.
  public boolean isPastTime() {
    return futureOperator(root).isEmpty();
  }

  SignalTable signals() {
    return signals;
  }

  /// The first operator that looks ahead.
  Optional<Operator> futureOperator() {
    return futureOperator(root);
  }

  /// @param ticks no more than so many ever exist
  Program compile(int ticks) {
    return new Compiler(scaling, ticks).compile(root);
  }

  private static Optional<Operator> futureOperator(Node node) {
    return switch (node) {
      case Unary u when u.operator().isFuture() -> Optional.of(u.operator());
      case Unary u -> futureOperator(u.operand());
      case Binary b when b.operator().isFuture() -> Optional.of(b.operator());
      case Binary b -> futureOperator(b.left()).or(() -> futureOperator(b.right()));
      case Node.Constant c -> Optional.empty();
      case Node.Reading r -> Optional.empty();
    };
  }
}
