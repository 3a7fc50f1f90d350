package dev.sinew.teleop.device.evdev;

import dev.sinew.teleop.device.control.ButtonDesk;
import java.util.BitSet;

/// What is found of a device that was opened, or whose events were lost.
final class Found {

  private Found() {}

  static void keys(InputFile file, ButtonDesk desk) {
    BitSet down = Evdev.keysDown(file);
    for (int code = 0; code < EventCodes.KEYS; code++) desk.found(code, down.get(code));
  }
}
