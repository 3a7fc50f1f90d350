package dev.sinew.teleop.device.spacemouse;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.device.control.ButtonAction;
import dev.sinew.teleop.device.control.DeadZone;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The keys that a mouse of six axes has, however it is reached.
///
/// @param fullScale counts at full deflection
/// @param factors by [CapAxis]: 1, or -1 where it is turned around
record CapConfig(
    DeadZone deadZone, double fullScale, double[] factors, Map<Integer, ButtonAction> buttons) {

  private static final double DEAD_ZONE = 0.05;

  /// PySpaceMouse's `axis_scale`.
  private static final double FULL_SCALE = 350;

  /// No cap says more than so many times its full scale.
  private static final double MOST = 4;

  /// @param section checked by a schema before
  /// @throws dev.sinew.runtime.config.ConfigException when a button has a number that no mouse says
  static CapConfig read(ConfigSection section) {
    return new CapConfig(
        new DeadZone(section.number("dead-zone", DEAD_ZONE)),
        section.number("full-scale", FULL_SCALE),
        factors(section),
        buttons(section));
  }

  int mostCounts() {
    return (int) (MOST * fullScale);
  }

  private static double[] factors(ConfigSection section) {
    double[] factors = new double[CapAxis.COUNT];
    Arrays.fill(factors, 1);
    if (section.has("invert"))
      for (String axis : section.texts("invert")) factors[CapAxis.of(axis).ordinal()] = -1;
    return factors;
  }

  /// Left button closes the gripper, right one opens it.
  private static Map<Integer, ButtonAction> buttons(ConfigSection section) {
    Map<Integer, ButtonAction> buttons =
        new HashMap<>(Map.of(0, ButtonAction.CLOSE, 1, ButtonAction.OPEN));
    if (!section.has("buttons")) return buttons;
    ConfigSection said = section.section("buttons");
    for (String number : said.keys()) {
      int button = Integer.parseInt(number);
      if (button >= CapState.BUTTONS)
        throw said.problem(number, "a mouse has the buttons 0 to " + (CapState.BUTTONS - 1));
      buttons.put(button, ButtonAction.of(said.text(number)));
    }
    return buttons;
  }
}
