package dev.sinew.teleop.device.evdev;

import java.util.Locale;

/// What an axis of a gamepad moves.
enum AxisUse {
  VX,
  VY,
  VZ,
  WX,
  WY,
  WZ,
  /// Pulled, the gripper opens.
  OPEN,
  /// Pulled, the gripper closes.
  CLOSE;

  /// As it stands in a deployment.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether the axis rests at the low end of its range, as a trigger does, and not in the middle.
  boolean pulled() {
    return this == OPEN || this == CLOSE;
  }
}
