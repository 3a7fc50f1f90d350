package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.link.LinkRobot;
import dev.sinew.drivers.link.PlacedRobot;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.List;
import java.util.Optional;

/// A robot in a simulator that a ROS graph reaches. Where an episode begins is the simulator's own
/// affair: placing calls its reset service, if there is one, and takes back a halt.
final class RosSimulation extends PlacedRobot {

  private static final long PATIENCE_NANOS = 2_000_000_000;

  private final LinkRobot robot;
  private final RosLink link;
  private final RosNode node;
  private final Optional<String> service;

  RosSimulation(LinkRobot robot, RosLink link, RosNode node, Optional<String> service) {
    super(robot);
    this.robot = robot;
    this.link = link;
    this.node = node;
    this.service = service;
  }

  /// Waits for the service, 2 s at most. The seed is nothing that a simulator could be told.
  @Override
  public void place(long seed) {
    if (service.isPresent()) reset(service.get());
    link.beginAnew();
    robot.resume();
  }

  private void reset(String name) {
    ServiceType type = RosTypes.service("std_srvs/Empty", node.dialect());
    try {
      node.call(name, type, new Group(type.request(), List.of()), PATIENCE_NANOS);
      placed("");
    } catch (RosException e) {
      placed(e.getMessage());
    }
  }
}
