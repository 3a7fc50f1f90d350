package dev.sinew.runtime.rosmsg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How the values of a message become bytes.
public enum MessageEncoding {
  /// As [Ros1Output] puts it.
  ROS1 {
    @Override
    MessageInput input(ByteBuffer message, Trail trail) {
      return new Ros1Input(message.order(ByteOrder.LITTLE_ENDIAN), trail);
    }
  },
  /// As [CdrOutput] puts it, in either order of bytes.
  CDR {
    @Override
    MessageInput input(ByteBuffer message, Trail trail) throws MessageException {
      return CdrInput.open(message, trail);
    }
  };

  /// @param message from index 0 to its limit; belongs to the input from then on
  abstract MessageInput input(ByteBuffer message, Trail trail) throws MessageException;
}
