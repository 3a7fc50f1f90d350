package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// `std_msgs/Float64MultiArray` of positions, in the order of the section: the command of
/// `position_controllers/JointGroupPositionController`.
record ArrayForm(Dialect dialect) implements CommandForm {

  static final String TYPE = "std_msgs/Float64MultiArray";

  @Override
  public Group command(double[] position, Measured measured, long nowNanos) {
    return new MessageDraft(RosTypes.message(TYPE, dialect)).set("data", position.clone()).build();
  }

  @Override
  public Group stop(Measured measured) {
    return command(measured.position(), measured, measured.stampNanos());
  }
}
