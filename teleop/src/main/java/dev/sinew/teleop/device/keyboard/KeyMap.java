package dev.sinew.teleop.device.keyboard;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.teleop.device.control.KeyMeanings;
import dev.sinew.teleop.twist.TwistSchema;
import java.util.HashMap;
import java.util.Map;

/// The keys of a section for the terminal's keyboard, checked.
///
/// @param meanings by [KeyCode]
/// @param holdNanos so long a key counts as held after it was last said
record KeyMap(KeyMeanings meanings, long holdNanos) {

  private static final double HOLD_MS = 150;

  /// Right, left and Esc as in LeRobot's collection.
  private static final Map<String, String> EVENTS =
      Map.of(
          "enter", "start",
          "right", "keep",
          "left", "rerecord",
          "s", "success",
          "f", "failure",
          "space", "toggle",
          "esc", "quit",
          "q", "quit");

  /// The right hand moves; with Shift it turns.
  private static final Map<String, String> JOGS =
      Map.ofEntries(
          Map.entry("i", "forward"),
          Map.entry("k", "back"),
          Map.entry("j", "left"),
          Map.entry("l", "right"),
          Map.entry("u", "up"),
          Map.entry("o", "down"),
          Map.entry("I", "nose-down"),
          Map.entry("K", "nose-up"),
          Map.entry("J", "turn-left"),
          Map.entry("L", "turn-right"),
          Map.entry("U", "roll-left"),
          Map.entry("O", "roll-right"),
          Map.entry("+", "faster"),
          Map.entry("-", "slower"),
          Map.entry(".", "open"),
          Map.entry(",", "close"));

  /// Of a section whose keys say something and move the hand.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static KeyMap device(ConfigSection section) {
    section.validate(TwistSchema.of(KeyMap.class.getResourceAsStream("keyboard.schema.json")));
    Map<String, String> defaults = new HashMap<>(EVENTS);
    defaults.putAll(JOGS);
    return new KeyMap(
        meanings(section, defaults), Math.round(section.number("hold-ms", HOLD_MS) * 1e6));
  }

  /// Of a section whose keys only say something.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static KeyMap events(ConfigSection section) {
    section.validate(Schema.of(KeyMap.class.getResourceAsStream("keyboard-events.schema.json")));
    return new KeyMap(meanings(section, EVENTS), 0);
  }

  private static KeyMeanings meanings(ConfigSection section, Map<String, String> defaults) {
    Map<Integer, String> words = new HashMap<>();
    defaults.forEach((name, word) -> words.put(KeyCode.of(name).orElseThrow(), word));
    if (section.has("keys")) {
      ConfigSection keys = section.section("keys");
      for (String name : keys.keys())
        words.put(KeyCode.of(name).orElseThrow(() -> unknown(keys, name)), keys.text(name));
    }
    return KeyMeanings.of(words);
  }

  private static RuntimeException unknown(ConfigSection keys, String name) {
    return keys.problem(
        name,
        "a key is one character, or right, left, up, down, esc, enter, space, tab or backspace");
  }
}
