package dev.sinew.runtime.port;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.sync.Streams;
import java.util.Optional;

/// Opens the robots of one driver; found by [java.util.ServiceLoader].
///
/// The two halves of a rig may live in two processes: [#open] is called in the spine, [#stage] in
/// the brain, and only `streams` connects them.
public interface RobotProvider {

  /// Value of `robot.driver` in a deployment.
  String driver();

  /// What the section describes. Opens nothing.
  ///
  /// @param section the `robot` section; the provider validates it against its own schema
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  RigSpec describe(ConfigSection section);

  /// Opens the arm and its sensors. Nothing moves.
  ///
  /// @param section checked by [#describe] before
  /// @param streams the rings in which the driver publishes the streams that it described
  Robot open(ConfigSection section, Clock clock, Streams streams);

  /// Opens what surrounds the arm.
  ///
  /// @param section checked by [#describe] before
  /// @param streams the rings in which the spine publishes, for reading only
  Stage stage(ConfigSection section, Clock clock, Streams streams);

  /// The same section with an emulated device in place of a real one; empty where the driver has
  /// none.
  default Optional<ConfigSection> emulated(ConfigSection section) {
    return Optional.empty();
  }
}
