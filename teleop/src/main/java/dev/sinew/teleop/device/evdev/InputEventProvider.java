package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.port.TeleopEventProvider;
import dev.sinew.runtime.port.TeleopEventSource;
import dev.sinew.teleop.device.control.ButtonAction;
import java.util.Map;
import java.util.concurrent.Executor;

/// An input device whose keys or buttons say what the operator wants, and nothing else.
abstract class InputEventProvider implements TeleopEventProvider {

  /// What a driver calls its keys.
  ///
  /// @param schema of its section, beside this class
  /// @param name the section's key that says what each does
  /// @param usual what they do when it is absent
  /// @param kind of device
  /// @param grab whether the device is taken for this program alone, when the section is silent
  record Keys(
      String schema, String name, Map<String, String> usual, InputKind kind, boolean grab) {}

  private final String driver;
  private final Keys keys;
  private final InputDevices devices;
  private final Executor background;

  InputEventProvider(String driver, Keys keys, InputDevices devices, Executor background) {
    this.driver = driver;
    this.keys = keys;
    this.devices = devices;
    this.background = background;
  }

  @Override
  public final String driver() {
    return driver;
  }

  @Override
  public final void check(ConfigSection section) {
    actions(section);
  }

  @Override
  public final TeleopEventSource open(ConfigSection section, Clock clock) {
    Map<Integer, ButtonAction> actions = actions(section);
    Selection selection = Selection.read(section, keys.kind(), keys.grab());
    return new KeyEvents(
        actions,
        listener -> InputSource.open(section, selection, devices, background, clock, listener));
  }

  private Map<Integer, ButtonAction> actions(ConfigSection section) {
    section.validate(Schema.of(InputEventProvider.class.getResourceAsStream(keys.schema())));
    return KeyNames.actions(section, keys.name(), keys.usual());
  }
}
