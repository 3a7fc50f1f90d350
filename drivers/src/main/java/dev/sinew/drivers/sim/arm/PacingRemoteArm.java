package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.port.PacingRobot;
import dev.sinew.runtime.sync.Streams;

/// The virtual arm in another process, whose packets are the servo's ticks.
final class PacingRemoteArm extends RemoteArm implements PacingRobot {

  private final DeviceLink link;

  PacingRemoteArm(ArmConfig config, DeviceLink link, Streams streams) {
    super(config, link, streams);
    this.link = link;
  }

  @Override
  public boolean awaitPacket(long timeoutNanos) {
    return link.await(timeoutNanos);
  }
}
