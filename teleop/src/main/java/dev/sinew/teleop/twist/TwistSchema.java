package dev.sinew.teleop.twist;

import dev.sinew.runtime.config.Schema;
import java.io.InputStream;

/// The schema of a device section: the device's own keys and those that say how a twist moves the
/// arm.
public final class TwistSchema {

  private TwistSchema() {}

  /// @param own JSON Schema of the device's own keys: `properties`, and whatever else a schema has;
  ///     closed here
  /// @return one that knows the shared keys too
  public static Schema of(InputStream own) {
    return Schema.of(own, TwistSchema.class.getResourceAsStream("twist-keys.json"));
  }
}
