package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Texts;
import java.util.List;

/// Positions, velocities or efforts of a `sensor_msgs/JointState`, picked by the names in each
/// message: drivers may send the joints in any order, and more than are wanted.
record JointSource(MappedFeature mapped, FieldPath path) implements Source {

  static boolean isFor(MessageType type) {
    return type.name().replace("/msg/", "/").equals("sensor_msgs/JointState");
  }

  @Override
  public Feature feature(Group first) throws DatasetException {
    if (!mapped.names().isEmpty())
      throw new DatasetException("the elements have names already; pick by 'joints'");
    List<String> joints = mapped.joints().isEmpty() ? names(first) : mapped.joints();
    if (joints.isEmpty()) throw new DatasetException("no joints in the first message");
    Feature feature = Feature.vector(mapped.name(), Dtype.FLOAT64, joints);
    value(first, feature);
    return feature;
  }

  @Override
  public Value value(Group message, Feature feature) throws DatasetException {
    List<String> names = names(message);
    double[] all = numbers(message);
    if (all.length != names.size())
      throw new DatasetException(
          "%s: %d elements for %d joints".formatted(path.text(), all.length, names.size()));
    double[] picked = new double[feature.names().size()];
    for (int i = 0; i < picked.length; i++) {
      int at = names.indexOf(feature.names().get(i));
      if (at < 0)
        throw new DatasetException(
            "joint '%s' is not in the message, which has %s"
                .formatted(feature.names().get(i), names));
      picked[i] = all[at];
    }
    return new Value.Numbers(picked);
  }

  private double[] numbers(Group message) throws DatasetException {
    if (path.in(message).value() instanceof Doubles(double[] values)) return values;
    throw new DatasetException(path.text() + ": pick position, velocity or effort");
  }

  private static List<String> names(Group message) throws DatasetException {
    if (new FieldPath("name").in(message).value() instanceof Texts(List<String> names))
      return names;
    throw new DatasetException("'name' is no list of texts");
  }
}
