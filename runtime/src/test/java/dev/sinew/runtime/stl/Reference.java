package dev.sinew.runtime.stl;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/// A formula that evaluates itself straight from the definitions, without memory or cleverness, and
/// shares no code with the monitors.
///
/// @param from nearest tick of a window, -1 when unbounded
/// @param value of a constant; index of a signal
/// @param left null for a leaf
/// @param right null for a leaf or a prefix operator
record Reference(String op, int from, int to, double value, Reference left, Reference right) {

  /// Powers of two as scales, so that dividing by them is exact everywhere.
  static final List<Signal> SIGNALS =
      List.of(new Signal("x", "N", 4), new Signal("grip.y", "N", 4), new Signal("z_1", "m/s", 0.5));

  static final long PERIOD_NANOS = 100_000_000;

  static Reference leaf(String op, double value) {
    return new Reference(op, -1, -1, value, null, null);
  }

  static Reference of(String op, Reference left, Reference right) {
    return new Reference(op, -1, -1, 0, left, right);
  }

  Reference over(int from, int to) {
    return new Reference(op, from, to, value, left, right);
  }

  /// Robustness at every row.
  double[] on(double[][] rows) {
    return on(rows, units().size() > 1);
  }

  private double[] on(double[][] rows, boolean scaled) {
    double[] a = left == null ? null : left.on(rows, scaled);
    double[] b = right == null ? null : right.on(rows, scaled);
    return IntStream.range(0, rows.length).mapToDouble(t -> at(t, rows, a, b, scaled)).toArray();
  }

  private double at(int t, double[][] rows, double[] a, double[] b, boolean scaled) {
    return switch (op) {
      case "signal" -> rows[t][(int) value];
      case "constant" -> value;
      case "+" -> a[t] + b[t];
      case "-" -> a[t] - b[t];
      case "*" -> a[t] * b[t];
      case "negate", "not" -> -a[t];
      case "abs" -> Math.abs(a[t]);
      case "min", "and" -> Math.min(a[t], b[t]);
      case "max", "or" -> Math.max(a[t], b[t]);
      case "<", "<=" -> (b[t] - a[t]) / (scaled ? scale() : 1);
      case ">", ">=" -> (a[t] - b[t]) / (scaled ? scale() : 1);
      case "implies" -> Math.max(-a[t], b[t]);
      case "iff" -> Math.min(Math.max(-a[t], b[t]), Math.max(a[t], -b[t]));
      case "previous" -> t == 0 ? Double.POSITIVE_INFINITY : a[t - 1];
      case "next" -> t == a.length - 1 ? Double.POSITIVE_INFINITY : a[t + 1];
      case "historically" -> over(a, first(t), last(t), Math::min, Double.POSITIVE_INFINITY);
      case "once" -> over(a, first(t), last(t), Math::max, Double.NEGATIVE_INFINITY);
      case "always" -> over(a, t + near(), end(t, a), Math::min, Double.POSITIVE_INFINITY);
      case "eventually" -> over(a, t + near(), end(t, a), Math::max, Double.NEGATIVE_INFINITY);
      case "since" -> since(t, a, b);
      case "until" -> until(t, a, b);
      default -> throw new IllegalStateException(op);
    };
  }

  private double since(int t, double[] a, double[] b) {
    double best = Double.NEGATIVE_INFINITY;
    for (int s = first(t); s <= last(t); s++) {
      best = Math.max(best, Math.min(b[s], over(a, s + 1, t, Math::min, Double.POSITIVE_INFINITY)));
    }
    return orNan(best, a, first(t), t);
  }

  private double until(int t, double[] a, double[] b) {
    double best = Double.NEGATIVE_INFINITY;
    for (int s = t + near(); s <= end(t, a); s++) {
      best = Math.max(best, Math.min(b[s], over(a, t, s - 1, Math::min, Double.POSITIVE_INFINITY)));
    }
    return orNan(best, a, t, end(t, a));
  }

  /// The documented rule: the left operand counts as looked at over the whole window.
  private static double orNan(double margin, double[] a, int first, int last) {
    return IntStream.rangeClosed(first, last).anyMatch(s -> Double.isNaN(a[s]))
        ? Double.NaN
        : margin;
  }

  private static double over(
      double[] a, int first, int last, DoubleBinaryOperator extreme, double ofNothing) {
    double result = ofNothing;
    for (int s = first; s <= last; s++) result = extreme.applyAsDouble(result, a[s]);
    return result;
  }

  private int near() {
    return Math.max(0, from);
  }

  private int first(int t) {
    return from < 0 ? 0 : Math.max(0, t - to);
  }

  private int last(int t) {
    return t - near();
  }

  private int end(int t, double[] a) {
    return from < 0 ? a.length - 1 : Math.min(a.length - 1, t + to);
  }

  boolean isPastTime() {
    return !Set.of("always", "eventually", "next", "until").contains(op)
        && (left == null || left.isPastTime())
        && (right == null || right.isPastTime());
  }

  Set<String> units() {
    Set<String> units = new TreeSet<>();
    if (op.equals("signal")) units.add(SIGNALS.get((int) value).unit());
    if (left != null) units.addAll(left.units());
    if (right != null) units.addAll(right.units());
    return units;
  }

  double scale() {
    return units().contains("N") ? 4 : 0.5;
  }

  /// In the grammar under test, every operand in brackets.
  String text() {
    return text("");
  }

  private String text(String unit) {
    return switch (op) {
      case "signal" -> SIGNALS.get((int) value).name();
      case "constant" ->
          (value < 0 ? "-" : "") + Math.abs(value) + (unit.isEmpty() ? "" : " " + unit);
      case "*" -> "(" + left.text("") + ") * (" + right.text(unit) + ")";
      case "+", "-" -> "(" + left.text(unit) + ") " + op + " (" + right.text(unit) + ")";
      case "negate" -> "-(" + left.text(unit) + ")";
      case "abs" -> "abs(" + left.text(unit) + ")";
      case "min", "max" -> op + "(" + left.text(unit) + ", " + right.text(unit) + ")";
      case "<", "<=", ">", ">=" -> {
        String own = units().iterator().next();
        yield left.text(own) + " " + op + " " + right.text(own);
      }
      default ->
          right == null
              ? op + window() + "(" + left.text() + ")"
              : "(" + left.text() + ") " + op + window() + " (" + right.text() + ")";
    };
  }

  private String window() {
    return from < 0 ? "" : "[%dms,%d.%ds]".formatted(100 * from, to / 10, to % 10);
  }
}
