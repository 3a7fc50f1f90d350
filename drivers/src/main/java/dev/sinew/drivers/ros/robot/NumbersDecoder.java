package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.message.Fields;
import dev.sinew.drivers.ros.message.RefusedException;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// A `std_msgs/Float64MultiArray` of a known width.
record NumbersDecoder(int width) implements SensorDecoder {

  @Override
  public boolean decode(Group message, double[] sample) throws RefusedException {
    double[] data = new Fields(message).doubles("data");
    if (data.length != width)
      throw new RefusedException("has %d values, not %d".formatted(data.length, width));
    System.arraycopy(data, 0, sample, 0, width);
    return true;
  }
}
