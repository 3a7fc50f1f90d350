package dev.sinew.teleop.device.keyboard;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.twist.TwistDevice;
import java.io.IOException;

/// The terminal's keyboard by the sections of a deployment.
public final class Keyboards {

  private Keyboards() {}

  /// Checks the keys of a keyboard that moves an arm. Opens nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when one is wrong
  public static void check(ConfigSection section) {
    KeyMap.device(section);
  }

  /// Checks the keys of a keyboard that only says events. Opens nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when one is wrong
  public static void checkEvents(ConfigSection section) {
    KeyMap.events(section);
  }

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong, or there is no terminal
  public static TwistDevice open(ConfigSection section, Clock clock) {
    return open(section, KeyMap.device(section), clock);
  }

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong, or there is no terminal
  public static TwistDevice openEvents(ConfigSection section, Clock clock) {
    return open(section, KeyMap.events(section), clock);
  }

  private static TwistDevice open(ConfigSection section, KeyMap map, Clock clock) {
    KeyFeed feed = new KeyFeed();
    try {
      return new TypedKeys(map, feed, TerminalKeys.open(feed, clock), clock);
    } catch (IOException e) {
      throw section.problem("driver", e.getMessage());
    }
  }
}
