package dev.sinew.teleop.device.provide;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.device.evdev.InputTwists;
import dev.sinew.teleop.device.keyboard.Keyboards;
import dev.sinew.teleop.twist.TwistDevice;

/// `driver: keyboard`: the terminal's keys, or, with `path` or `name`, those of a keyboard of
/// Linux, which also says when a key is released.
///
/// `i` `k` `j` `l` move forward, back, left and right, `u` and `o` up and down; with Shift they
/// turn; `.` and `,` open and close the gripper. The other keys say what the operator wants: see
/// [dev.sinew.teleop.device.keyboard.KeyboardEventProvider].
///
/// Keys of its own: `keys`; in the terminal `hold-ms`; else `path`, `name`, `grab`.
public final class KeyboardProvider extends TwistProvider {

  public KeyboardProvider() {}

  @Override
  public String driver() {
    return "keyboard";
  }

  @Override
  String device() {
    return "keyboard";
  }

  @Override
  void check(ConfigSection section) {
    if (ofLinux(section)) InputTwists.checkKeyboard(section);
    else Keyboards.check(section);
  }

  @Override
  TwistDevice device(ConfigSection section, Clock clock) {
    return ofLinux(section)
        ? InputTwists.linux().keyboard(section, clock)
        : Keyboards.open(section, clock);
  }

  private static boolean ofLinux(ConfigSection section) {
    return section.has("path") || section.has("name");
  }
}
