package dev.sinew.teleop.device.evdev;

import java.util.BitSet;

/// What an input device is good for, by the keys and axes that it has.
public enum InputKind {
  /// Has `BTN_SOUTH` and the axes of a stick, as `Documentation/input/gamepad.rst` asks of one.
  GAMEPAD("gamepad"),
  /// Has letters: keyboards, and the foot pedals that pass for one.
  KEYBOARD("keyboard or pedal"),
  OTHER("other");

  private static final int ABS_Y = 1;
  private static final int BTN_SOUTH = 0x130;
  private static final int KEY_A = 30;

  private final String text;

  InputKind(String text) {
    this.text = text;
  }

  static InputKind of(BitSet keys, BitSet axes) {
    if (keys.get(BTN_SOUTH) && axes.get(0) && axes.get(ABS_Y)) return GAMEPAD;
    return keys.get(KEY_A) ? KEYBOARD : OTHER;
  }

  /// For people.
  public String text() {
    return text;
  }
}
