package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.link.LinkRobot;
import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.ros.connect.NodeOpener;
import dev.sinew.drivers.ros.connect.NodeSections;
import dev.sinew.drivers.ros.connect.RosConnect;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.RobotProvider;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.sync.Streams;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// `driver: ros`.
public final class RosRobotProvider implements RobotProvider {

  private final NodeSections nodes;
  private final InstantSource wall;

  public RosRobotProvider() {
    this(new RosConnect(System.getenv()), InstantSource.system());
  }

  RosRobotProvider(NodeSections nodes, InstantSource wall) {
    this.nodes = nodes;
    this.wall = wall;
  }

  @Override
  public String driver() {
    return "ros";
  }

  @Override
  public RigSpec describe(ConfigSection section) {
    RobotKeys keys = RobotKeys.read(section);
    node(section, keys);
    return new RigSpec(keys.robot(), keys.streams(), List.of(), keys.simulated());
  }

  /// Waits until the robot's whole state came, every sensor spoke and somebody takes commands.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when the graph cannot be reached, or that
  ///     does not come true in time; it says why
  @Override
  public Robot open(ConfigSection section, Clock clock, Streams streams) {
    RobotKeys keys = RobotKeys.read(section);
    StateSlot slot = new StateSlot(keys.robot().dof());
    try {
      RosNode node = node(section, keys).open(clock);
      RosLink link = RosLink.open(keys, node, slot, streams, clock, wall);
      mustBeReady(section, keys, link, clock);
      LinkRobot robot = new LinkRobot(keys.robot(), link, slot, clock, keys.patienceNanos());
      return keys.simulated() ? new RosSimulation(robot, link, node, keys.resetService()) : robot;
    } catch (RosException e) {
      throw section.problem("", e.getMessage());
    }
  }

  private NodeOpener node(ConfigSection section, RobotKeys keys) {
    return nodes.read(section, keys.robot().name());
  }

  private static void mustBeReady(
      ConfigSection section, RobotKeys keys, RosLink link, Clock clock) {
    String trouble = link.awaitReady(clock);
    if (trouble.isEmpty()) return;
    link.close();
    throw section.problem(
        "", trouble + " (waited %.1f s)".formatted(keys.firstStateNanos() * 1e-9));
  }

  @Override
  public Stage stage(ConfigSection section, Clock clock, Streams streams) {
    return new Stage(List.of(), Optional.empty());
  }
}
