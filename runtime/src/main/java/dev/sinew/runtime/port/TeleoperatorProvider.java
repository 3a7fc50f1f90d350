package dev.sinew.runtime.port;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.sync.Streams;
import java.util.Optional;

/// Opens the teleoperators of one driver; found by [java.util.ServiceLoader].
public interface TeleoperatorProvider {

  /// Value of `teleop.driver` in a deployment.
  String driver();

  /// What the section describes. Opens nothing.
  ///
  /// @param section the `teleop.device` section; the provider validates it against its own schema
  /// @param rig the robot that is to be moved
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong, or the device does not
  ///     fit the robot
  TeleopSpec describe(ConfigSection section, RigSpec rig);

  /// Opens the device. Nothing moves.
  ///
  /// @param section checked by [#describe] before
  /// @param streams what the spine publishes, for reading only
  /// @throws dev.sinew.runtime.config.ConfigException when there is no such device
  Teleoperator open(ConfigSection section, RigSpec rig, Clock clock, Streams streams);

  /// The same section with an emulated device in place of a real one; empty where the driver has
  /// none.
  default Optional<ConfigSection> emulated(ConfigSection section) {
    return Optional.empty();
  }
}
