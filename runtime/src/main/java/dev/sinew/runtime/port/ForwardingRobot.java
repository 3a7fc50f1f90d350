package dev.sinew.runtime.port;

import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.safety.AdmittedCommand;

/// Does whatever another robot does, for wrappers that change a part of it.
public abstract class ForwardingRobot implements Robot {

  private final Robot robot;

  /// @param robot closed with this
  protected ForwardingRobot(Robot robot) {
    this.robot = robot;
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
    return robot.trouble();
  }

  @Override
  public String note() {
    return robot.note();
  }

  @Override
  public void close() {
    robot.close();
  }
}
