package dev.sinew.runtime.port;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;

/// Opens the robots of one driver; found by [java.util.ServiceLoader].
public interface RobotProvider {

  /// Value of `robot.driver` in a deployment.
  String driver();

  /// @param section the `robot` section; the provider validates it against its own schema
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong; nothing has moved then
  Rig open(ConfigSection section, Clock clock);
}
