package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageType;

/// What the messages of a topic are.
///
/// @param encoding of the messages, as MCAP names it: `ros1`, `cdr`
/// @param schema encoding of the definition, as MCAP names it: `ros1msg`, `ros2msg`
record BagChannel(String topic, String type, String encoding, String schema, String definition) {

  /// @throws DatasetException when such messages cannot be read; without file and topic
  MessageReader reader() throws DatasetException {
    return switch (encoding + " " + schema) {
      case "ros1 ros1msg" -> reader(Dialect.ROS1, MessageEncoding.ROS1);
      case "cdr ros2msg" -> reader(Dialect.ROS2, MessageEncoding.CDR);
      default ->
          throw new DatasetException(
              "messages in '%s', their definition in '%s'; read are ros1 with ros1msg, cdr with ros2msg"
                  .formatted(encoding, schema));
    };
  }

  private MessageReader reader(Dialect dialect, MessageEncoding as) throws DatasetException {
    try {
      return new MessageReader(MessageType.parse(type, definition, dialect), as);
    } catch (MessageException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }
}
