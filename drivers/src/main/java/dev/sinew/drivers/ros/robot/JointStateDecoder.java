package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.message.Fields;
import dev.sinew.drivers.ros.message.RefusedException;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// `sensor_msgs/JointState`, by the names in each message: publishers send the joints in any order,
/// more than are wanted, or some of them.
final class JointStateDecoder implements StateDecoder {

  private static final int MOST_STRANGERS = 32;

  private final Map<String, Integer> joints = new HashMap<>();
  private final TreeSet<String> strangers = new TreeSet<>();

  JointStateDecoder(List<String> names) {
    for (int i = 0; i < names.size(); i++) joints.put(names.get(i), i);
  }

  @Override
  public void decode(Group message, JointReading out) throws RefusedException {
    Fields fields = new Fields(message);
    List<String> names = fields.texts("name");
    double[] position = fields.doubles("position");
    double[] velocity = fields.doubles("velocity");
    if (position.length != names.size())
      throw new RefusedException(
          "has %d positions for %d names".formatted(position.length, names.size()));
    if (velocity.length != 0 && velocity.length != names.size())
      throw new RefusedException(
          "has %d velocities for %d names".formatted(velocity.length, names.size()));
    for (int i = 0; i < position.length; i++) {
      Integer joint = joints.get(names.get(i));
      if (joint == null) remember(names.get(i));
      else if (out.tells(joint))
        throw new RefusedException("names joint '%s' twice".formatted(names.get(i)));
      else out.tell(joint, position[i], velocity.length == 0 ? Double.NaN : velocity[i]);
    }
  }

  private synchronized void remember(String stranger) {
    if (strangers.size() < MOST_STRANGERS) strangers.add(stranger);
  }

  @Override
  public synchronized String alsoTold() {
    return strangers.isEmpty() ? "" : "it tells " + String.join(", ", strangers);
  }
}
