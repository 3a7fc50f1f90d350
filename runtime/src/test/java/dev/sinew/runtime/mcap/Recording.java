package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A random recording: what goes into a file, to be compared with what comes out.
final class Recording {

  final McapHeader header;
  final List<McapSchema> schemas = new ArrayList<>();
  final List<McapChannel> channels = new ArrayList<>();
  final List<McapMessage> messages = new ArrayList<>();
  final List<McapAttachment> attachments = new ArrayList<>();
  final List<McapMetadata> metadata = new ArrayList<>();

  private final SplittableRandom random;
  private final int steps;

  /// @param steps messages, attachments, metadata and flushes together
  Recording(long seed, int steps) {
    random = new SplittableRandom(seed);
    this.steps = steps;
    header = new McapHeader(text(), text());
    for (int i = random.nextInt(4); i > 0; i--)
      schemas.add(new McapSchema(7 * i, text(), text(), bytes(60)));
    for (int i = random.nextInt(1, 5); i > 0; i--)
      channels.add(new McapChannel(3 * i - 1, schemaId(), text(), text(), map()));
  }

  /// Once; random flushes and all.
  void write(Path file, McapOptions options) throws IOException {
    try (McapWriter writer = McapWriter.create(file, header, options)) {
      write(writer);
    }
  }

  void write(McapWriter writer) throws IOException {
    for (McapSchema schema : schemas) writer.addSchema(schema);
    for (McapChannel channel : channels) writer.addChannel(channel);
    Map<Integer, Long> sequences = new LinkedHashMap<>();
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(12)) {
        case 0 -> writer.flush(false);
        case 1 -> attach(writer);
        case 2 -> describe(writer);
        default -> say(writer, sequences, 100L * i);
      }
    }
  }

  private void say(McapWriter writer, Map<Integer, Long> sequences, long nanos) throws IOException {
    int channel = channels.get(random.nextInt(channels.size())).id();
    long sequence = sequences.merge(channel, 1L, Long::sum);
    long jitter = random.nextInt(250);
    McapMessage message =
        new McapMessage(channel, sequence, nanos + jitter, nanos, ByteBuffer.wrap(bytes(120)));
    messages.add(message);
    writer.addMessage(
        channel, sequence, message.logTimeNanos(), message.publishTimeNanos(), message.data());
  }

  private void attach(McapWriter writer) throws IOException {
    attachments.add(
        new McapAttachment(random.nextLong(), random.nextLong(), text(), text(), bytes(200)));
    writer.addAttachment(attachments.getLast());
  }

  private void describe(McapWriter writer) throws IOException {
    metadata.add(new McapMetadata(text(), map()));
    writer.addMetadata(metadata.getLast());
  }

  private int schemaId() {
    int i = random.nextInt(schemas.size() + 1);
    return i == 0 ? 0 : schemas.get(i - 1).id();
  }

  private String text() {
    return random
        .ints(random.nextInt(9), 1, 0x2FF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Map<String, String> map() {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) map.put(text(), text());
    return map;
  }

  private byte[] bytes(int below) {
    byte[] bytes = new byte[random.nextInt(below)];
    random.nextBytes(bytes);
    // Half of it the same byte again and again, for the compressions to have something to do.
    for (int i = 0; i < bytes.length / 2; i++) bytes[i] = 42;
    return bytes;
  }
}
