package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.message.Fields;
import dev.sinew.drivers.ros.message.RefusedException;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// `std_msgs/Float64MultiArray`: one position per joint, in the order of the section.
record ArrayDecoder(int dof) implements StateDecoder {

  @Override
  public void decode(Group message, JointReading out) throws RefusedException {
    double[] data = new Fields(message).doubles("data");
    if (data.length != dof)
      throw new RefusedException("has %d values for %d joints".formatted(data.length, dof));
    for (int i = 0; i < dof; i++) out.tell(i, data[i], Double.NaN);
  }
}
