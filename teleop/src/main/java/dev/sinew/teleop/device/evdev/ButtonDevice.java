package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopEventSource;
import dev.sinew.teleop.device.control.ButtonAction;
import dev.sinew.teleop.device.control.ButtonDesk;
import dev.sinew.teleop.device.control.EventQueue;
import java.util.BitSet;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// An input device with keys or buttons that say what the operator wants; what else it has is its
/// subclass's business.
abstract class ButtonDevice implements TeleopEventSource, InputListener {

  private final EventQueue events = new EventQueue();
  private final ButtonDesk buttons;
  private InputSource source;

  ButtonDevice(Map<Integer, ButtonAction> actions) {
    buttons = new ButtonDesk(actions, EventCodes.KEYS, events);
  }

  /// The last thing a subclass's constructor does: the device speaks at once.
  final void attach(Function<InputListener, InputSource> opening) {
    source = opening.apply(this);
  }

  final ButtonDesk buttons() {
    return buttons;
  }

  /// @return false while it is gone
  final boolean poll() {
    return source.poll();
  }

  @Override
  public final void drain(Consumer<TeleopEvent> out) {
    source.poll();
    events.drain(out);
  }

  @Override
  public final String control(TeleopEvent event) {
    int key = buttons.saying(event);
    return key < 0 ? "" : EventCodes.keyName(key);
  }

  @Override
  public String trouble() {
    return source.trouble();
  }

  @Override
  public final void close() {
    source.close();
  }

  @Override
  public final void key(int code, int value) {
    buttons.set(code, value != 0);
  }

  @Override
  public void axis(int code, int value) {}

  @Override
  public void found(InputFile file) {
    BitSet down = Evdev.keysDown(file);
    for (int code = 0; code < EventCodes.KEYS; code++) buttons.found(code, down.get(code));
  }

  @Override
  public void gone() {
    buttons.letGo();
  }
}
