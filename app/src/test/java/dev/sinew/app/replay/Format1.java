package dev.sinew.app.replay;

import dev.sinew.app.record.EpisodeFormat;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Rewrites an episode as Sinew wrote it before there were operators: format 2 put fields behind
/// the last of a tick's, and words into the metadata.
final class Format1 {

  /// Of a tick in format 1.
  private static final String LAST_FIELD = "int64 write_nanos\n";

  private Format1() {}

  static void write(Path in, Path out) throws IOException {
    try (McapScan scan = McapScan.open(in);
        McapWriter writer =
            McapWriter.create(out, new McapHeader("ros2", "before"), McapOptions.STANDARD)) {
      for (McapRecord record = scan.next(); record != null; record = scan.next()) {
        switch (record) {
          case McapHeader _ -> {}
          case McapSchema schema -> writer.addSchema(schema(schema));
          case McapChannel channel -> writer.addChannel(channel);
          case McapAttachment attachment -> writer.addAttachment(attachment);
          case McapMetadata metadata -> writer.addMetadata(metadata(metadata));
          case McapMessage message -> {
            boolean tick =
                scan.channels().get(message.channelId()).topic().equals(EpisodeFormat.TICK);
            writer.addMessage(
                message.channelId(),
                message.sequence(),
                message.logTimeNanos(),
                message.publishTimeNanos(),
                tick ? cut(message.data()) : message.data());
          }
        }
      }
    }
  }

  private static McapSchema schema(McapSchema schema) {
    if (!schema.name().endsWith("/Tick")) return schema;
    String text = new String(schema.data(), StandardCharsets.UTF_8);
    String old = text.substring(0, text.indexOf(LAST_FIELD) + LAST_FIELD.length());
    return new McapSchema(
        schema.id(), schema.name(), schema.encoding(), old.getBytes(StandardCharsets.UTF_8));
  }

  private static McapMetadata metadata(McapMetadata metadata) {
    if (!metadata.name().equals(EpisodeFormat.SNAPSHOT)) return metadata;
    Map<String, String> words = new HashMap<>(metadata.values());
    words.put("format", "1");
    words.remove(EpisodeFormat.STANDARD_RULES);
    words.remove(EpisodeFormat.OPERATOR);
    return new McapMetadata(metadata.name(), words);
  }

  /// CDR aligns to eight bytes behind its own four: flag and padding, four numbers, two flags and
  /// padding with an empty list's length among it, two numbers.
  private static ByteBuffer cut(ByteBuffer data) {
    int empty = 8 + 4 * 8 + 8 + 2 * 8;
    return data.slice(data.position(), data.remaining() - empty);
  }
}
