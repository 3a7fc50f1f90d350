package dev.sinew.teleop.device.keyboard;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.TeleopEventProvider;
import dev.sinew.runtime.port.TeleopEventSource;

/// `driver: keyboard` among the event sources: keys of the terminal say what the operator wants.
/// Enter starts, right keeps, left records again, `s` success, `f` failure, space takes over and
/// releases by turns, Esc and `q` quit; `keys` changes that.
///
/// ```
/// events:
///   keys: {driver: keyboard, keys: {x: stop}}
/// ```
public final class KeyboardEventProvider implements TeleopEventProvider {

  public KeyboardEventProvider() {}

  @Override
  public String driver() {
    return "keyboard";
  }

  @Override
  public void check(ConfigSection section) {
    Keyboards.checkEvents(section);
  }

  @Override
  public TeleopEventSource open(ConfigSection section, Clock clock) {
    return Keyboards.openEvents(section, clock);
  }
}
