package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.device.control.Attachment;
import dev.sinew.teleop.twist.TwistDevice;
import java.util.concurrent.Executor;

/// Gamepads and keyboards by the sections of a deployment. Linux.
public final class InputTwists {

  private final InputDevices devices;
  private final Executor background;

  InputTwists(InputDevices devices, Executor background) {
    this.devices = devices;
    this.background = background;
  }

  /// Those of this machine.
  public static InputTwists linux() {
    return new InputTwists(InputDevices.linux(), Attachment.threads());
  }

  /// Checks the keys of a gamepad. Opens nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when one is wrong
  public static void checkGamepad(ConfigSection section) {
    GamepadConfig.read(section);
  }

  /// Checks the keys of a keyboard. Opens nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when one is wrong
  public static void checkKeyboard(ConfigSection section) {
    KeyboardConfig.read(section);
  }

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong, or there is no such
  ///     gamepad
  public TwistDevice gamepad(ConfigSection section, Clock clock) {
    GamepadConfig config = GamepadConfig.read(section);
    return new Gamepad(
        config, listener -> source(section, config.selection(), clock, listener), clock);
  }

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong, or there is no such
  ///     keyboard
  public TwistDevice keyboard(ConfigSection section, Clock clock) {
    KeyboardConfig config = KeyboardConfig.read(section);
    return new Keyboard(
        config, listener -> source(section, config.selection(), clock, listener), clock);
  }

  private InputSource source(
      ConfigSection section, Selection selection, Clock clock, InputListener listener) {
    return InputSource.open(section, selection, devices, background, clock, listener);
  }
}
