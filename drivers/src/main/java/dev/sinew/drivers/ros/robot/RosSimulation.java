package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.link.LinkRobot;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.safety.AdmittedCommand;
import java.util.List;
import java.util.Optional;

/// A robot in a simulator that a ROS graph reaches. Where an episode begins is the simulator's own
/// affair: placing calls its reset service, if there is one, and takes back a halt.
final class RosSimulation implements SimulatedRobot {

  private static final long PATIENCE_NANOS = 2_000_000_000;

  private final LinkRobot robot;
  private final RosLink link;
  private final RosNode node;
  private final Optional<String> service;
  private volatile String trouble = "";

  RosSimulation(LinkRobot robot, RosLink link, RosNode node, Optional<String> service) {
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
      trouble = "";
    } catch (RosException e) {
      trouble = e.getMessage();
    }
  }

  @Override
  public RobotSpec spec() {
    return robot.spec();
  }

  @Override
  public void read(JointState out) {
    robot.read(out);
  }

  @Override
  public void write(AdmittedCommand command) {
    robot.write(command);
  }

  @Override
  public void halt() {
    robot.halt();
  }

  @Override
  public String trouble() {
    return trouble.isEmpty() ? robot.trouble() : trouble;
  }

  @Override
  public void close() {
    robot.close();
  }
}
