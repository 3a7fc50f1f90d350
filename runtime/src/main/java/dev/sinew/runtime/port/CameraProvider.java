package dev.sinew.runtime.port;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;

/// Opens the cameras of one driver; found by [java.util.ServiceLoader]. Such cameras stand in a
/// deployment's `cameras` section, beside those that a robot's driver brings itself.
public interface CameraProvider {

  /// Value of `cameras.NAME.driver` in a deployment.
  String driver();

  /// What the section describes. Opens nothing.
  ///
  /// @param name key of the section
  /// @param section the `cameras.NAME` section; the provider validates it against its own schema
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  CameraSpec describe(String name, ConfigSection section);

  /// Opens the camera and waits for its first good frame.
  ///
  /// @param section checked by [#describe] before
  /// @throws dev.sinew.runtime.config.ConfigException when there is no such device, or it does not
  ///     give what the section says
  Camera open(String name, ConfigSection section, Clock clock);
}
