package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.port.TeleopEventProvider;
import dev.sinew.runtime.port.TeleopEventSource;
import dev.sinew.teleop.device.control.Attachment;
import dev.sinew.teleop.device.control.ButtonAction;
import java.util.Map;
import java.util.concurrent.Executor;

/// `driver: gamepad` among the event sources: its buttons say what the operator wants, and its
/// sticks nothing. Linux.
///
/// ```
/// events:
///   pad: {driver: gamepad, buttons: {BTN_START: start, BTN_SOUTH: keep}}
/// ```
public final class GamepadEventProvider implements TeleopEventProvider {

  private final InputDevices devices;
  private final Executor background;

  public GamepadEventProvider() {
    this(InputDevices.linux(), Attachment.threads());
  }

  GamepadEventProvider(InputDevices devices, Executor background) {
    this.devices = devices;
    this.background = background;
  }

  @Override
  public String driver() {
    return "gamepad";
  }

  @Override
  public void check(ConfigSection section) {
    buttons(section);
  }

  @Override
  public TeleopEventSource open(ConfigSection section, Clock clock) {
    Map<Integer, ButtonAction> buttons = buttons(section);
    Selection selection = Selection.read(section, InputKind.GAMEPAD, false);
    return new KeyEvents(
        buttons,
        listener -> InputSource.open(section, selection, devices, background, clock, listener));
  }

  private static Map<Integer, ButtonAction> buttons(ConfigSection section) {
    section.validate(
        Schema.of(GamepadEventProvider.class.getResourceAsStream("gamepad-events.schema.json")));
    return KeyNames.actions(section, "buttons", GamepadConfig.EVENTS);
  }
}
