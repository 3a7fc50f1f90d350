package dev.sinew.drivers.ros.robot;

import dev.sinew.runtime.Unit;
import java.util.Locale;

/// Which part of a wrench a stream has.
enum WrenchFields {
  FORCE(3, Unit.NEWTON),
  TORQUE(3, Unit.NEWTON_METRE),
  /// Force, then torque. A stream has one unit: here it is that of a mixture.
  BOTH(6, Unit.ONE);

  private final int width;
  private final Unit unit;

  WrenchFields(int width, Unit unit) {
    this.width = width;
    this.unit = unit;
  }

  static WrenchFields named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  int width() {
    return width;
  }

  Unit unit() {
    return unit;
  }
}
