package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.link.LinkRobot;
import dev.sinew.drivers.link.PlacedRobot;

/// An arm behind a broker of which the section says that it is simulated.
final class MqttSimulation extends PlacedRobot {

  private final LinkRobot robot;
  private final MqttArmLink link;

  MqttSimulation(LinkRobot robot, MqttArmLink link) {
    super(robot);
    this.robot = robot;
    this.link = link;
  }

  /// Waits for the simulation, for a second at most; takes a halt back.
  @Override
  public void place(long seed) {
    placed(link.place(seed) ? "" : "the simulation did not say that it was placed");
    robot.resume();
  }
}
