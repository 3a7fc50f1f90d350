package dev.sinew.teleop.device.provide;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.Teleoperator;
import dev.sinew.runtime.port.TeleoperatorProvider;
import dev.sinew.runtime.sync.Streams;
import dev.sinew.teleop.twist.TwistDevice;
import dev.sinew.teleop.twist.TwistKeys;
import dev.sinew.teleop.twist.TwistTeleoperator;

/// A device that gives twists, and what they move: the device's keys and those of
/// [dev.sinew.teleop.twist.TwistKeys] stand in one section.
abstract class TwistProvider implements TeleoperatorProvider {

  /// What it is, for people.
  abstract String device();

  /// @throws dev.sinew.runtime.config.ConfigException when one of the keys is wrong
  abstract void check(ConfigSection section);

  /// @throws dev.sinew.runtime.config.ConfigException when there is no such device
  abstract TwistDevice device(ConfigSection section, Clock clock);

  @Override
  public TeleopSpec describe(ConfigSection section, RigSpec rig) {
    check(section);
    return TwistTeleoperator.describe(device(), new TwistKeys(section, rig));
  }

  @Override
  public Teleoperator open(ConfigSection section, RigSpec rig, Clock clock, Streams streams) {
    TwistKeys keys = new TwistKeys(section, rig);
    TwistTeleoperator.describe(device(), keys); // a key that does not fit is said before the device
    return new TwistTeleoperator(device(), device(section, clock), keys, rig);
  }
}
