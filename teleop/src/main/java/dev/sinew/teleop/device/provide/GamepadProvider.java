package dev.sinew.teleop.device.provide;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.device.evdev.InputTwists;
import dev.sinew.teleop.twist.TwistDevice;

/// `driver: gamepad`: sticks and triggers move, the right shoulder button is the dead-man switch.
/// Linux.
///
/// ```
/// teleop:
///   driver: gamepad
///   device: {name: Xbox Wireless Controller, buttons: {BTN_MODE: quit}, motion: joints}
/// ```
///
/// Keys of its own: `path`, `name`, `dead-zone`, `axes`, `buttons`.
public final class GamepadProvider extends TwistProvider {

  public GamepadProvider() {}

  @Override
  public String driver() {
    return "gamepad";
  }

  @Override
  String device() {
    return "gamepad";
  }

  @Override
  void check(ConfigSection section) {
    InputTwists.checkGamepad(section);
  }

  @Override
  TwistDevice device(ConfigSection section, Clock clock) {
    return InputTwists.linux().gamepad(section, clock);
  }
}
