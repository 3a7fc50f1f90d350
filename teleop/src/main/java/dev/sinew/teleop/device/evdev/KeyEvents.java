package dev.sinew.teleop.device.evdev;

import dev.sinew.teleop.device.control.ButtonAction;
import java.util.Map;
import java.util.function.Function;

/// A pedal, or any keys and buttons, that say what the operator wants.
final class KeyEvents extends ButtonDevice {

  KeyEvents(Map<Integer, ButtonAction> actions, Function<InputListener, InputSource> opening) {
    super(actions);
    attach(opening);
  }
}
