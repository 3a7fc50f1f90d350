package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.message.Fields;
import dev.sinew.drivers.ros.message.RefusedException;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.List;

/// The efforts of a `sensor_msgs/JointState`, by name. A message of other joints tells nothing.
record EffortDecoder(List<String> joints) implements SensorDecoder {

  @Override
  public boolean decode(Group message, double[] sample) throws RefusedException {
    Fields fields = new Fields(message);
    List<String> names = fields.texts("name");
    if (!names.containsAll(joints)) return false;
    double[] effort = fields.doubles("effort");
    if (effort.length != names.size())
      throw new RefusedException(
          "has %d efforts for %d names".formatted(effort.length, names.size()));
    for (int i = 0; i < sample.length; i++) sample[i] = effort[names.indexOf(joints.get(i))];
    return true;
  }
}
