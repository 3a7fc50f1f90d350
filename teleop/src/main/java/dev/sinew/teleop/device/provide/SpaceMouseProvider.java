package dev.sinew.teleop.device.provide;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.device.spacemouse.SpaceMouses;
import dev.sinew.teleop.twist.TwistDevice;

/// `driver: spacemouse`: a 3Dconnexion mouse, straight through HID.
///
/// ```
/// teleop:
///   driver: spacemouse
///   device: {dead-zone: 0.05, invert: [wy], buttons: {'0': close, '1': open}, motion: joints}
/// ```
///
/// Keys of its own: `product`, `serial`, `dead-zone`, `full-scale`, `invert`, `buttons`.
public final class SpaceMouseProvider extends TwistProvider {

  public SpaceMouseProvider() {}

  @Override
  public String driver() {
    return "spacemouse";
  }

  @Override
  String device() {
    return "SpaceMouse";
  }

  @Override
  void check(ConfigSection section) {
    SpaceMouses.check(section);
  }

  @Override
  TwistDevice device(ConfigSection section, Clock clock) {
    return SpaceMouses.attached().open(section, clock);
  }
}
