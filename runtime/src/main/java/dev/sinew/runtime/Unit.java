package dev.sinew.runtime;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Unit of a joint position or of a sensor value; velocities are the same unit per second.
public enum Unit {
  RADIAN("rad"),
  METRE("m"),
  /// Simulated planar tasks whose workspace is an image.
  PIXEL("px"),
  NEWTON("N"),
  NEWTON_METRE("Nm"),
  CELSIUS("degC"),
  AMPERE("A"),
  VOLT("V"),
  /// A ratio or a count.
  ONE("1");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /// @throws IllegalArgumentException naming the known symbols
  public static Unit ofSymbol(String symbol) {
    for (Unit unit : values()) {
      if (unit.symbol.equals(symbol)) return unit;
    }
    throw new IllegalArgumentException(
        "unknown unit '"
            + symbol
            + "'; known: "
            + Arrays.stream(values()).map(Unit::symbol).collect(Collectors.joining(", ")));
  }
}
