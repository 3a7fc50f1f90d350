package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.message.Fields;
import dev.sinew.drivers.ros.message.Header;
import dev.sinew.drivers.ros.message.RefusedException;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// `geometry_msgs/WrenchStamped`.
///
/// @param frame empty where any will do
record WrenchDecoder(WrenchFields fields, String frame) implements SensorDecoder {

  @Override
  public boolean decode(Group message, double[] sample) throws RefusedException {
    Header.of(message).mustBeIn(frame);
    Fields wrench = new Fields(message).in("wrench");
    if (fields != WrenchFields.TORQUE) put(wrench.in("force"), sample, 0);
    if (fields != WrenchFields.FORCE) put(wrench.in("torque"), sample, sample.length - 3);
    return true;
  }

  private static void put(Fields vector, double[] sample, int at) {
    sample[at] = vector.real("x");
    sample[at + 1] = vector.real("y");
    sample[at + 2] = vector.real("z");
  }
}
