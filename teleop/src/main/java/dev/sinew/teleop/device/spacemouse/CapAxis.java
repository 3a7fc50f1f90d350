package dev.sinew.teleop.device.spacemouse;

import java.util.Locale;

/// An axis of a mouse's cap, turned into the frame of [dev.sinew.teleop.twist.Twist].
enum CapAxis {
  VX,
  VY,
  VZ,
  WX,
  WY,
  WZ;

  static final int COUNT = values().length;

  /// @param word one that the schema admitted
  static CapAxis of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
