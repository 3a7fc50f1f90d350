package dev.sinew.runtime.port;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;

/// Opens the event sources of one driver; found by [java.util.ServiceLoader]. They stand in a
/// deployment's `teleop.events` section, by name.
public interface TeleopEventProvider {

  /// Value of `teleop.events.NAME.driver` in a deployment.
  String driver();

  /// Checks the section against the provider's own schema. Opens nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  void check(ConfigSection section);

  /// @param section checked before
  /// @throws dev.sinew.runtime.config.ConfigException when there is no such device
  TeleopEventSource open(ConfigSection section, Clock clock);
}
