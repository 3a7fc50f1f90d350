package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.device.control.ButtonAction;
import dev.sinew.teleop.twist.TwistSchema;
import java.util.HashMap;
import java.util.Map;

/// The keys of a gamepad, checked.
///
/// @param deadZone share of full deflection
record GamepadConfig(
    Selection selection, AxisMap axes, Map<Integer, ButtonAction> buttons, double deadZone) {

  private static final double DEAD_ZONE = 0.1;

  /// Upper button success, lower one failure, left one record again, as LeRobot has it; right one a
  /// stop.
  static final Map<String, String> EVENTS =
      Map.of(
          "BTN_NORTH", "success",
          "BTN_SOUTH", "failure",
          "BTN_WEST", "rerecord",
          "BTN_EAST", "stop",
          "BTN_START", "start",
          "BTN_SELECT", "toggle");

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static GamepadConfig read(ConfigSection section) {
    section.validate(
        TwistSchema.of(GamepadConfig.class.getResourceAsStream("gamepad.schema.json")));
    Map<String, String> buttons = new HashMap<>(EVENTS);
    buttons.put("BTN_TR", "dead-man");
    buttons.put("BTN_THUMBR", "faster");
    buttons.put("BTN_THUMBL", "slower");
    return new GamepadConfig(
        Selection.read(section, InputKind.GAMEPAD, false),
        AxisMap.read(section),
        KeyNames.actions(section, "buttons", buttons),
        section.number("dead-zone", DEAD_ZONE));
  }
}
