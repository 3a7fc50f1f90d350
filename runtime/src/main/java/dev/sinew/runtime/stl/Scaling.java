package dev.sinew.runtime.stl;

import dev.sinew.runtime.stl.Node.Binary;
import dev.sinew.runtime.stl.Node.Constant;
import dev.sinew.runtime.stl.Node.Reading;
import dev.sinew.runtime.stl.Node.Unary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// In what the margins of a formula are measured. Minimum and maximum compare margins, so they
/// must be in one unit: the unit of the comparisons where they share one, else fractions of the
/// signals' declared scales.
///
/// @param unit of the robustness
/// @param scaled whether each comparison's margin is divided by its scale
record Scaling(String unit, boolean scaled) {

  /// @throws FormulaException when comparisons mix units and a scale is missing or ambiguous
  static Scaling of(Node formula) {
    List<Binary> comparisons = new ArrayList<>();
    collectComparisons(formula, comparisons);
    Set<String> units = new LinkedHashSet<>();
    for (Binary comparison : comparisons) units.add(Units.of(comparison.left()));
    if (units.size() == 1) return new Scaling(units.iterator().next(), false);
    for (Binary comparison : comparisons) checkScale(comparison, units);
    return new Scaling(Units.NONE, true);
  }

  /// The amount that counts as 1 in a comparison of a scaled formula, in the comparison's unit.
  double of(Binary comparison) {
    return signalsOf(comparison).getFirst().scale().getAsDouble();
  }

  private static void checkScale(Binary comparison, Set<String> units) {
    List<Signal> signals = signalsOf(comparison);
    OptionalDouble first = signals.getFirst().scale();
    for (Signal signal : signals) {
      if (signal.scale().isEmpty())
        throw FormulaException.about(
            "the comparisons mix units (%s), so every signal needs a scale; '%s' has none"
                .formatted(String.join(", ", units), signal.name()));
      if (!signal.scale().equals(first))
        throw FormulaException.about(
            "the signals of one comparison need one scale; in '%s' they have %s and %s"
                .formatted(
                    Printer.print(comparison), first.getAsDouble(), signal.scale().getAsDouble()));
    }
  }

  private static void collectComparisons(Node formula, List<Binary> comparisons) {
    switch (formula) {
      case Unary u -> collectComparisons(u.operand(), comparisons);
      case Binary b when b.operator().isComparison() -> comparisons.add(b);
      case Binary b -> {
        collectComparisons(b.left(), comparisons);
        collectComparisons(b.right(), comparisons);
      }
      case Constant c -> {}
      case Reading r -> {}
    }
  }

  private static List<Signal> signalsOf(Node value) {
    List<Signal> signals = new ArrayList<>();
    collectSignals(value, signals);
    return signals;
  }

  private static void collectSignals(Node value, List<Signal> signals) {
    switch (value) {
      case Constant c -> {}
      case Reading r -> signals.add(r.signal());
      case Unary u -> collectSignals(u.operand(), signals);
      case Binary b -> {
        collectSignals(b.left(), signals);
        collectSignals(b.right(), signals);
      }
    }
  }
}
