package dev.sinew.drivers.ros.bridge;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageWriter;
import dev.sinew.runtime.rosmsg.Ros1Output;

/// A message as JSON, every value held against its field's type and range before.
final class CheckedJson {

  private static final int USUAL_BYTES = 256;

  private CheckedJson() {}

  /// @param where `topic /x`, for the complaint
  static CharSequence of(Group message, MessageType type, String where) throws RosException {
    if (message.type() != type)
      throw new RosException(
          "%s: a %s where %s would be right".formatted(where, message.type(), type));
    try {
      // Only for its checks: the bytes are not needed.
      new MessageWriter(new Ros1Output(USUAL_BYTES)).write(message);
    } catch (MessageException e) {
      throw new RosException(where + ": " + e.getMessage(), e);
    }
    StringBuilder json = new StringBuilder(USUAL_BYTES);
    new JsonText(json).group(message);
    return json;
  }
}
