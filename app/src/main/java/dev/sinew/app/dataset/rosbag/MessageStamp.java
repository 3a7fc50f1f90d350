package dev.sinew.app.dataset.rosbag;

import dev.sinew.runtime.rosmsg.MessageType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// When what a message tells was true.
final class MessageStamp {

  /// Behind ROS 1's `seq` or behind the head of CDR: 4 bytes either way.
  private static final int OFFSET = 4;

  private final boolean hasHeader;
  private final boolean isCdr;

  /// @param encoding as [BagChannel] names it
  MessageStamp(MessageType type, String encoding) {
    hasHeader =
        !type.fields().isEmpty()
            && type.fields().getFirst().type().element() instanceof MessageType first
            && first.name().replace("/msg/", "/").equals("std_msgs/Header");
    isCdr = encoding.equals("cdr");
  }

  /// `header.stamp` where the message has a header whose stamp was set, otherwise when it was
  /// recorded.
  long of(BagMessage message) {
    ByteBuffer data = message.data().slice();
    if (!hasHeader || data.remaining() < OFFSET + 8) return message.timeNanos();
    boolean isBig = isCdr && data.get(1) == 0;
    data.order(isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    long stamp =
        Integer.toUnsignedLong(data.getInt(OFFSET)) * 1_000_000_000L
            + Integer.toUnsignedLong(data.getInt(OFFSET + 4));
    return stamp == 0 ? message.timeNanos() : stamp;
  }
}
