package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A small file of everything there is: two chunks of two channels, an attachment, metadata.
final class Small {

  final List<McapMessage> messages = new ArrayList<>();

  /// Offsets behind the chunks, and the number of messages up to there.
  final List<long[]> chunkEnds = new ArrayList<>();

  void write(Path file, McapCompression compression) throws IOException {
    McapOptions options = new McapOptions(compression, 1 << 16);
    try (McapWriter writer = McapWriter.create(file, new McapHeader("", "small"), options)) {
      writer.addSchema(new McapSchema(1, "s", "jsonschema", new byte[] {'{', '}'}));
      writer.addChannel(new McapChannel(1, 1, "/a", "json", Map.of("k", "v")));
      writer.addChannel(new McapChannel(2, 0, "/b", "json", Map.of()));
      say(writer, 1, 1, 10);
      say(writer, 2, 1, 20);
      say(writer, 1, 2, 30);
      writer.flush(false);
      writer.addAttachment(new McapAttachment(1, 2, "c", "text/plain", new byte[] {1, 2, 3}));
      writer.addMetadata(new McapMetadata("m", Map.of("k", "v")));
      say(writer, 2, 2, 40);
      say(writer, 2, 3, 50);
    }
    try (RecordFile records = RecordFile.open(file, McapLimits.STANDARD)) {
      RecordWalk walk = new RecordWalk(records);
      for (Frame frame = walk.next(); frame != null; frame = walk.next())
        if (frame.opcode() == Opcode.CHUNK)
          chunkEnds.add(new long[] {frame.end(), chunkEnds.isEmpty() ? 3 : 5});
    }
  }

  /// What can be read of the first `length` bytes.
  List<McapMessage> messagesBefore(long length) {
    int count = 0;
    for (long[] end : chunkEnds) if (end[0] <= length) count = (int) end[1];
    return messages.subList(0, count);
  }

  private void say(McapWriter writer, int channel, long sequence, long nanos) throws IOException {
    byte[] data =
        ("{\"x\":%d,\"y\":0,\"z\":0}".formatted(nanos)).getBytes(StandardCharsets.US_ASCII);
    messages.add(new McapMessage(channel, sequence, nanos, nanos - 1, ByteBuffer.wrap(data)));
    writer.addMessage(channel, sequence, nanos, nanos - 1, ByteBuffer.wrap(data));
  }
}
