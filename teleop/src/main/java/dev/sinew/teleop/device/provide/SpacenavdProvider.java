package dev.sinew.teleop.device.provide;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.device.spacemouse.SpaceMouses;
import dev.sinew.teleop.twist.TwistDevice;

/// `driver: spacenavd`: a mouse of six axes through the daemon of that name, which needs no rights
/// of its own.
///
/// Keys of its own: `socket`, `dead-zone`, `full-scale`, `invert`, `buttons`.
public final class SpacenavdProvider extends TwistProvider {

  public SpacenavdProvider() {}

  @Override
  public String driver() {
    return "spacenavd";
  }

  @Override
  String device() {
    return "mouse of six axes at spacenavd";
  }

  @Override
  void check(ConfigSection section) {
    SpaceMouses.checkDaemon(section);
  }

  @Override
  TwistDevice device(ConfigSection section, Clock clock) {
    return SpaceMouses.attached().openDaemon(section, clock);
  }
}
