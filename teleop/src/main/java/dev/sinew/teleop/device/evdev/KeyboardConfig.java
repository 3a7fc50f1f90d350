package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.device.control.KeyMeanings;
import dev.sinew.teleop.twist.TwistSchema;
import java.util.Map;

/// The keys of a keyboard that is read through evdev, checked.
record KeyboardConfig(Selection selection, KeyMeanings keys) {

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("KEY_I", "forward"),
          Map.entry("KEY_K", "back"),
          Map.entry("KEY_J", "left"),
          Map.entry("KEY_L", "right"),
          Map.entry("KEY_U", "up"),
          Map.entry("KEY_O", "down"),
          Map.entry("KEY_KP8", "nose-down"),
          Map.entry("KEY_KP2", "nose-up"),
          Map.entry("KEY_KP4", "turn-left"),
          Map.entry("KEY_KP6", "turn-right"),
          Map.entry("KEY_KP7", "roll-left"),
          Map.entry("KEY_KP9", "roll-right"),
          Map.entry("KEY_DOT", "open"),
          Map.entry("KEY_COMMA", "close"),
          Map.entry("KEY_EQUAL", "faster"),
          Map.entry("KEY_MINUS", "slower"),
          Map.entry("KEY_ENTER", "start"),
          Map.entry("KEY_RIGHT", "keep"),
          Map.entry("KEY_LEFT", "rerecord"),
          Map.entry("KEY_S", "success"),
          Map.entry("KEY_F", "failure"),
          Map.entry("KEY_SPACE", "toggle"),
          Map.entry("KEY_ESC", "quit"),
          Map.entry("KEY_Q", "quit"));

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static KeyboardConfig read(ConfigSection section) {
    section.validate(
        TwistSchema.of(KeyboardConfig.class.getResourceAsStream("evdev-keyboard.schema.json")));
    return new KeyboardConfig(
        Selection.read(section, InputKind.KEYBOARD, false),
        KeyMeanings.of(KeyNames.read(section, "keys", KEYS)));
  }
}
