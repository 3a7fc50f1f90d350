package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.link.LinkRobot;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.AdmittedCommand;

/// An arm behind a broker of which the section says that it is simulated.
final class MqttSimulation implements SimulatedRobot {

  private final LinkRobot robot;
  private final MqttArmLink link;
  private volatile String trouble = "";

  MqttSimulation(LinkRobot robot, MqttArmLink link) {
    this.robot = robot;
    this.link = link;
  }

  /// Waits for the simulation, for a second at most; takes a halt back.
  @Override
  public void place(long seed) {
    trouble = link.place(seed) ? "" : "the simulation did not say that it was placed";
    robot.resume();
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
