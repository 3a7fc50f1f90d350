package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.sync.Streams;

/// The virtual arm in another process, reached by UDP. A state is stamped on its arrival here. When
/// the device falls silent or nobody listens, the last state stays and its condition says
/// LINK_LOST.
sealed class RemoteArm implements SimulatedRobot permits PacingRemoteArm {

  private final RobotSpec spec;
  private final DeviceLink link;
  private final SensorRings rings;
  private final double[] wanted;

  /// @param link closed with this
  RemoteArm(ArmConfig config, DeviceLink link, Streams streams) {
    spec = config.robot();
    this.link = link;
    rings = new SensorRings(config, streams);
    wanted = new double[spec.dof()];
  }

  @Override
  public RobotSpec spec() {
    return spec;
  }

  /// Blocks until the device has done it, or for 0.2 s; a device that did not is one whose link is
  /// lost.
  @Override
  public void place(long seed) {
    link.place(seed);
    rings.clear();
  }

  @Override
  public void read(JointState out) {
    link.take();
    out.condition(link.condition());
    if (!link.seen()) return;
    out.stamp(link.stampNanos());
    for (int i = 0; i < wanted.length; i++) out.set(i, link.position(i), link.velocity(i));
    rings.publish(link.stampNanos(), link.samples());
  }

  @Override
  public void write(AdmittedCommand command) {
    for (int i = 0; i < wanted.length; i++) wanted[i] = command.position(i);
    link.command(wanted);
  }

  @Override
  public void halt() {
    link.halt();
  }

  @Override
  public void close() {
    halt();
    link.close();
  }
}
