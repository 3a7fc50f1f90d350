package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.link.LinkRobot;
import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.mqtt.MqttSession;
import dev.sinew.drivers.mqtt.Presence;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.RobotProvider;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.sync.Streams;
import java.util.List;
import java.util.Optional;

/// `driver: mqtt`.
public final class MqttArmProvider implements RobotProvider {

  private static final long GREETING_NANOS = 5_000_000_000L;
  private static final long POLL_NANOS = 5_000_000;

  public MqttArmProvider() {}

  @Override
  public String driver() {
    return "mqtt";
  }

  @Override
  public RigSpec describe(ConfigSection section) {
    MqttArmConfig config = MqttArmConfig.read(section);
    return new RigSpec(config.robot(), config.sensors(), List.of(), config.simulated());
  }

  /// Broker and arm have five seconds to be heard from.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when no state comes
  @Override
  public Robot open(ConfigSection section, Clock clock, Streams streams) {
    MqttArmConfig config = MqttArmConfig.read(section);
    StateSlot slot = new StateSlot(config.robot().dof());
    MqttSession session =
        MqttSession.open(config.settings(), new Presence(config.topics().driver()), clock);
    MqttArmLink link = new MqttArmLink(config, session, slot, streams, clock);
    await(link, clock);
    if (link.states() > 0) {
      LinkRobot robot = new LinkRobot(config.robot(), link, slot, clock, config.silenceNanos());
      return config.simulated() ? new MqttSimulation(robot, link) : robot;
    }
    String trouble = link.trouble();
    link.close();
    throw section.problem(
        "prefix",
        "no state came on "
            + config.topics().state()
            + (trouble.isEmpty() ? ": is the arm on, and the prefix right?" : "; " + trouble));
  }

  private static void await(MqttArmLink link, Clock clock) {
    long end = clock.nanos() + GREETING_NANOS;
    while (link.states() == 0 && clock.nanos() < end) clock.sleepUntil(clock.nanos() + POLL_NANOS);
  }

  @Override
  public Stage stage(ConfigSection section, Clock clock, Streams streams) {
    return new Stage(List.of(), Optional.empty());
  }
}
