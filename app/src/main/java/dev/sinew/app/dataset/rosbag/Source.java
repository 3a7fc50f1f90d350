package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// Makes a feature's values of messages. Complaints are without the file's name.
interface Source {

  /// What the feature is, by the first message.
  Feature feature(Group first) throws DatasetException;

  /// @param feature as the first message of the dataset had it
  /// @throws DatasetException when the message does not fit it
  Value value(Group message, Feature feature) throws DatasetException;

  /// @throws DatasetException when such messages cannot become such a feature
  static Source of(MappedFeature mapped, MessageType type) throws DatasetException {
    if (mapped.field().isEmpty()) return ImageSource.of(mapped.name(), type);
    FieldPath path = new FieldPath(mapped.field());
    if (JointSource.isFor(type)) return new JointSource(mapped, path);
    if (mapped.joints().isEmpty()) return new NumberSource(mapped, path);
    throw new DatasetException(type + " has no joints; name the elements by 'names'");
  }
}
