package dev.sinew.policies.codec;

import dev.sinew.runtime.config.ConfigSection;

/// What a gripper's value is when it is open and when it is closed; either may be the larger.
record GripperLevels(double open, double closed) {

  static GripperLevels read(ConfigSection section) {
    GripperLevels levels = new GripperLevels(section.number("open"), section.number("closed"));
    if (levels.open == levels.closed)
      throw section.problem("open", levels.open + " is also closed; two different values");
    return levels;
  }

  /// 0 closed, 1 open, and beyond either without bound.
  double opening(double value) {
    return (value - closed) / (open - closed);
  }

  double value(double opening) {
    return closed + opening * (open - closed);
  }

  /// The level of `other` that corresponds to the nearer of these two; a value that is not finite
  /// stays so.
  double nearest(double value, GripperLevels other) {
    double opening = opening(value);
    if (!Double.isFinite(opening)) return opening;
    return opening >= 0.5 ? other.open : other.closed;
  }
}
