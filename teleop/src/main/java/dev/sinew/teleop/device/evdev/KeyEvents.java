package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopEventSource;
import dev.sinew.teleop.device.control.ButtonAction;
import dev.sinew.teleop.device.control.ButtonDesk;
import dev.sinew.teleop.device.control.EventQueue;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// A pedal, or any keys and buttons, that say what the operator wants.
final class KeyEvents implements TeleopEventSource, InputListener {

  private final EventQueue events = new EventQueue();
  private final ButtonDesk keys;
  private final InputSource source;

  KeyEvents(Map<Integer, ButtonAction> actions, Function<InputListener, InputSource> opening) {
    keys = new ButtonDesk(actions, EventCodes.KEYS, events);
    source = opening.apply(this);
  }

  @Override
  public void drain(Consumer<TeleopEvent> out) {
    source.poll();
    events.drain(out);
  }

  @Override
  public String trouble() {
    return source.trouble();
  }

  @Override
  public void close() {
    source.close();
  }

  @Override
  public void key(int code, int value) {
    keys.set(code, value != 0);
  }

  @Override
  public void axis(int code, int value) {}

  @Override
  public void found(InputFile file) {
    Found.keys(file, keys);
  }

  @Override
  public void gone() {
    keys.letGo();
  }
}
