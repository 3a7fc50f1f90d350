package dev.sinew.runtime.stl;

import java.util.OptionalDouble;

/// A named number that formulas may speak of.
///
/// @param name letters, digits, `_` and `.`, not starting with a digit or `.`; no word of the
///     grammar
/// @param unit its symbol as text, `N`, `rad/s`, `px`, ...; `1` for a number without unit
/// @param scale in the signal's unit, above 0: the amount that counts as 1 where a formula mixes
///     units; empty when none was declared
public record Signal(String name, String unit, OptionalDouble scale) {

  /// @throws IllegalArgumentException one line: what is wrong and what would be right
  public Signal {
    if (!Lexer.isName(name))
      throw new IllegalArgumentException(
          "signal '" + name + "': a name is letters, digits, '_' and '.', and no operator");
    if (!unit.equals(Units.NONE) && !Lexer.isUnit(unit))
      throw new IllegalArgumentException(
          "signal '" + name + "': '" + unit + "' is no unit symbol such as N, rad/s or 1");
    if (scale.isPresent() && !(scale.getAsDouble() > 0 && Double.isFinite(scale.getAsDouble())))
      throw new IllegalArgumentException(
          "signal '" + name + "': scale " + scale.getAsDouble() + " must be above 0 and finite");
  }

  /// A signal without a declared scale.
  public Signal(String name, String unit) {
    this(name, unit, OptionalDouble.empty());
  }

  public Signal(String name, String unit, double scale) {
    this(name, unit, OptionalDouble.of(scale));
  }
}
