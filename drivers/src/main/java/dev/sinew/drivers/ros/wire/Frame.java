package dev.sinew.drivers.ros.wire;

import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageWriter;
import dev.sinew.runtime.rosmsg.Ros1Output;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Messages as they go over a connection: the length, then the bytes. One thread.
final class Frame {

  private static final int FIRST_CAPACITY = 256;

  private final Ros1Output out = new Ros1Output(FIRST_CAPACITY);
  private final MessageWriter writer = new MessageWriter(out);

  /// @throws MessageException when the message is not of its own type's form
  byte[] of(Group message) throws MessageException {
    writer.write(message);
    return ByteBuffer.allocate(Integer.BYTES + out.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(out.size())
        .put(out.array(), 0, out.size())
        .array();
  }
}
