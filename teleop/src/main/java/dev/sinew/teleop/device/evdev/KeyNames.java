package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.device.control.ButtonAction;
import java.util.HashMap;
import java.util.Map;

/// A section that says what the keys or buttons of an input device do: `{KEY_A: start}`.
final class KeyNames {

  private KeyNames() {}

  /// @param defaults what the keys do that the section does not name
  /// @return words by the keys' numbers
  /// @throws dev.sinew.runtime.config.ConfigException when Linux knows no key of that name
  static Map<Integer, String> read(
      ConfigSection section, String key, Map<String, String> defaults) {
    Map<Integer, String> words = new HashMap<>();
    defaults.forEach((name, word) -> words.put(EventCodes.key(name).orElseThrow(), word));
    if (!section.has(key)) return words;
    ConfigSection keys = section.section(key);
    for (String name : keys.keys()) {
      int code = EventCodes.key(name).orElseThrow(() -> unknown(keys, name));
      words.put(code, keys.text(name));
    }
    return words;
  }

  /// @param section with the actions of buttons only
  static Map<Integer, ButtonAction> actions(
      ConfigSection section, String key, Map<String, String> defaults) {
    Map<Integer, ButtonAction> actions = new HashMap<>();
    read(section, key, defaults).forEach((code, word) -> actions.put(code, ButtonAction.of(word)));
    return actions;
  }

  private static RuntimeException unknown(ConfigSection keys, String name) {
    return keys.problem(
        name,
        "no key or button of Linux has this name; 'sudo evtest' prints the names of those that you"
            + " press: KEY_A, BTN_SOUTH");
  }
}
