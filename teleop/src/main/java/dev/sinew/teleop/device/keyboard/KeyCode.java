package dev.sinew.teleop.device.keyboard;

import java.util.Map;
import java.util.Optional;

/// Keys by number: a key that types a character has the character's, the others have numbers beyond
/// all characters.
final class KeyCode {

  static final int RIGHT = 0x11_0000;
  static final int LEFT = 0x11_0001;
  static final int UP = 0x11_0002;
  static final int DOWN = 0x11_0003;
  static final int ESC = 0x11_0004;
  static final int ENTER = 0x11_0005;
  static final int TAB = 0x11_0006;
  static final int BACKSPACE = 0x11_0007;

  /// No key.
  static final int NONE = -1;

  private static final Map<String, Integer> NAMED =
      Map.of(
          "right", RIGHT,
          "left", LEFT,
          "up", UP,
          "down", DOWN,
          "esc", ESC,
          "enter", ENTER,
          "tab", TAB,
          "backspace", BACKSPACE,
          "space", (int) ' ');

  private KeyCode() {}

  /// As [#of] takes it.
  static String name(int code) {
    return NAMED.entrySet().stream()
        .filter(named -> named.getValue() == code)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> Character.toString(code));
  }

  /// @param name one printable character, or a name: `right`, `esc`, `space`
  static Optional<Integer> of(String name) {
    Integer named = NAMED.get(name);
    if (named != null) return Optional.of(named);
    return name.length() == 1 && !Character.isISOControl(name.charAt(0))
        ? Optional.of((int) name.charAt(0))
        : Optional.empty();
  }
}
