package dev.sinew.teleop.device.evdev;

import dev.sinew.teleop.device.control.Attachment;
import java.util.concurrent.Executor;

/// `driver: gamepad` among the event sources: its buttons say what the operator wants, and its
/// sticks nothing. Linux.
///
/// ```
/// events:
///   pad: {driver: gamepad, buttons: {BTN_START: start, BTN_SOUTH: keep}}
/// ```
public final class GamepadEventProvider extends InputEventProvider {

  private static final Keys KEYS =
      new Keys(
          "gamepad-events.schema.json", "buttons", GamepadConfig.EVENTS, InputKind.GAMEPAD, false);

  public GamepadEventProvider() {
    this(InputDevices.linux(), Attachment.threads());
  }

  GamepadEventProvider(InputDevices devices, Executor background) {
    super("gamepad", KEYS, devices, background);
  }
}
