package dev.sinew.app.replay;

import dev.sinew.runtime.mcap.McapAttachment;
import dev.sinew.runtime.mcap.McapChannel;
import dev.sinew.runtime.mcap.McapHeader;
import dev.sinew.runtime.mcap.McapMessage;
import dev.sinew.runtime.mcap.McapMetadata;
import dev.sinew.runtime.mcap.McapOptions;
import dev.sinew.runtime.mcap.McapRecord;
import dev.sinew.runtime.mcap.McapScan;
import dev.sinew.runtime.mcap.McapSchema;
import dev.sinew.runtime.mcap.McapWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// Rewrites an episode with one bit of one message changed, and every CRC right.
final class Tampered {

  private Tampered() {}

  /// Flips a bit of the last double of that value in a message of a topic.
  static void write(Path in, Path out, String topic, long number, double value, int bit)
      throws IOException {
    try (McapScan scan = McapScan.open(in);
        McapWriter writer =
            McapWriter.create(out, new McapHeader("ros2", "forger"), McapOptions.STANDARD)) {
      for (McapRecord record = scan.next(); record != null; record = scan.next()) {
        switch (record) {
          case McapHeader _ -> {}
          case McapSchema schema -> writer.addSchema(schema);
          case McapChannel channel -> writer.addChannel(channel);
          case McapAttachment attachment -> writer.addAttachment(attachment);
          case McapMetadata metadata -> writer.addMetadata(metadata);
          case McapMessage message -> {
            boolean hit =
                scan.channels().get(message.channelId()).topic().equals(topic)
                    && message.sequence() == number;
            writer.addMessage(
                message.channelId(),
                message.sequence(),
                message.logTimeNanos(),
                message.publishTimeNanos(),
                hit ? flipped(message.data(), value, bit) : message.data());
          }
        }
      }
    }
  }

  private static ByteBuffer flipped(ByteBuffer data, double value, int bit) {
    ByteBuffer copy = ByteBuffer.allocate(data.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    copy.put(data).flip();
    for (int at = copy.limit() - 8 & -4; at >= 4; at -= 4) {
      if (copy.getLong(at) != Double.doubleToRawLongBits(value)) continue;
      copy.putLong(at, copy.getLong(at) ^ 1L << bit);
      return copy;
    }
    throw new IllegalStateException("the message holds no " + value);
  }
}
