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

/// `driver: evdev`: a foot pedal, or any keyboard. Linux.
///
/// ```
/// events:
///   pedal:
///     driver: evdev
///     path: /dev/input/by-id/usb-PCsensor_FootSwitch-event-kbd
///     keys: {KEY_A: start, KEY_B: keep, KEY_C: rerecord}
/// ```
///
/// The device is taken for this program alone, so that its keys are not typed anywhere, unless
/// `grab: false` says otherwise: a keyboard that is taken cannot be typed on.
public final class EvdevEventProvider implements TeleopEventProvider {

  private final InputDevices devices;
  private final Executor background;

  public EvdevEventProvider() {
    this(InputDevices.linux(), Attachment.threads());
  }

  EvdevEventProvider(InputDevices devices, Executor background) {
    this.devices = devices;
    this.background = background;
  }

  @Override
  public String driver() {
    return "evdev";
  }

  @Override
  public void check(ConfigSection section) {
    keys(section);
  }

  @Override
  public TeleopEventSource open(ConfigSection section, Clock clock) {
    Map<Integer, ButtonAction> keys = keys(section);
    Selection selection = Selection.read(section, InputKind.KEYBOARD, true);
    return new KeyEvents(
        keys,
        listener -> InputSource.open(section, selection, devices, background, clock, listener));
  }

  private static Map<Integer, ButtonAction> keys(ConfigSection section) {
    section.validate(
        Schema.of(EvdevEventProvider.class.getResourceAsStream("evdev-events.schema.json")));
    return KeyNames.actions(section, "keys", Map.of());
  }
}
