package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.RobotProvider;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.sync.Streams;
import java.util.List;
import java.util.Optional;

/// `driver: sim-arm`.
public final class SimArmProvider implements RobotProvider {

  private static final long GREETING_NANOS = 1_000_000_000;

  public SimArmProvider() {}

  @Override
  public String driver() {
    return "sim-arm";
  }

  @Override
  public RigSpec describe(ConfigSection section) {
    ArmConfig config = ArmConfig.read(section);
    return new RigSpec(config.robot(), config.streams(), List.of(), true);
  }

  /// An arm in another process has one second to answer.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when it does not, or is another arm than the
  ///     section describes
  @Override
  public Robot open(ConfigSection section, Clock clock, Streams streams) {
    ArmConfig config = ArmConfig.read(section);
    if (config.address().isPresent()) {
      DeviceLink link = greeted(section, config, config.address().get(), clock);
      return config.ownClock()
          ? new PacingRemoteArm(config, link, streams)
          : new RemoteArm(config, link, streams);
    }
    ArmClock own = new ArmClock(clock, config.driftPpm());
    return config.ownClock()
        ? new PacingSimArm(config, own, streams)
        : new SimArm(config, own, streams);
  }

  private static DeviceLink greeted(
      ConfigSection section, ArmConfig config, DeviceAddress address, Clock clock) {
    DeviceLink link = new DeviceLink(config, address, clock);
    if (link.greet(GREETING_NANOS)) return link;
    link.close();
    throw section.problem(
        "device",
        section.text("device")
            + (link.malformed() > 0
                ? " answers, but is not the arm that this section describes"
                : " does not answer; is the device running, and with this token?"));
  }

  @Override
  public Stage stage(ConfigSection section, Clock clock, Streams streams) {
    return new Stage(List.of(), Optional.empty());
  }
}
