package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.runtime.config.ConfigSection;

/// What a section wants a servo to be set to, beyond what the driver needs. Numbers are [#KEPT]
/// where the servo shall keep what it holds.
///
/// @param mode how the servo keeps its position
/// @param maxTorquePercent of stall torque
/// @param maxCurrentMilliamps that it may draw
/// @param overloadTorquePercent from which the servo counts as overloaded
/// @param p gain of its position control in the servo's unit, as the other two
record Wishes(
    Mode mode,
    int maxTorquePercent,
    int maxCurrentMilliamps,
    int overloadTorquePercent,
    int p,
    int i,
    int d) {

  static final int KEPT = -1;

  enum Mode {
    /// Within one turn.
    POSITION("position", 3),
    /// Over several turns; Dynamixel.
    EXTENDED("extended", 4),
    /// Within one turn and with no more than a current; Dynamixel: grippers.
    CURRENT_BASED("current-based", 5);

    private final String word;
    private final int dynamixel;

    Mode(String word, int dynamixel) {
      this.word = word;
      this.dynamixel = dynamixel;
    }

    /// In Dynamixel's mode register.
    int dynamixel() {
      return dynamixel;
    }

    private static Mode of(String word) {
      for (Mode mode : values()) if (mode.word.equals(word)) return mode;
      throw new IllegalArgumentException("no mode of a servo: " + word);
    }
  }

  static Wishes read(ConfigSection joint) {
    ConfigSection gains =
        joint.has("gains") ? joint.section("gains") : ConfigSection.parse(joint.file(), "{}");
    return new Wishes(
        Mode.of(joint.text("mode", Mode.POSITION.word)),
        joint.integer("max-torque-percent", KEPT),
        joint.integer("max-current-ma", KEPT),
        joint.integer("overload-torque-percent", KEPT),
        gains.integer("p", KEPT),
        gains.integer("i", KEPT),
        gains.integer("d", KEPT));
  }

  /// In the unit of the model's current registers.
  int maxCurrent(ServoModel model) {
    return (int) Math.round(maxCurrentMilliamps / 1000.0 / model.currentUnitA());
  }
}
