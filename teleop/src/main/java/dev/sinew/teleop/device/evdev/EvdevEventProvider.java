package dev.sinew.teleop.device.evdev;

import dev.sinew.teleop.device.control.Attachment;
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
public final class EvdevEventProvider extends InputEventProvider {

  private static final Keys KEYS =
      new Keys("evdev-events.schema.json", "keys", Map.of(), InputKind.KEYBOARD, true);

  public EvdevEventProvider() {
    this(InputDevices.linux(), Attachment.threads());
  }

  EvdevEventProvider(InputDevices devices, Executor background) {
    super("evdev", KEYS, devices, background);
  }
}
