package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.runtime.mcap.McapChannel;
import dev.sinew.runtime.mcap.McapEnd;
import dev.sinew.runtime.mcap.McapException;
import dev.sinew.runtime.mcap.McapMessage;
import dev.sinew.runtime.mcap.McapRecord;
import dev.sinew.runtime.mcap.McapScan;
import dev.sinew.runtime.mcap.McapSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An MCAP file, such as rosbag2 writes.
final class McapBag implements BagMessages {

  private final Path file;
  private final McapScan scan;
  private final Map<Integer, BagChannel> channels = new HashMap<>();

  private McapBag(Path file, McapScan scan) {
    this.file = file;
    this.scan = scan;
  }

  static McapBag open(Path file) throws IOException {
    try {
      return new McapBag(file, McapScan.open(file));
    } catch (McapException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }

  @Override
  public Optional<BagMessage> next() throws IOException {
    for (McapRecord record = scan.next(); record != null; record = scan.next()) {
      if (record instanceof McapChannel channel) channels.put(channel.id(), known(channel));
      if (record instanceof McapMessage message)
        return Optional.of(
            new BagMessage(
                channels.get(message.channelId()), message.logTimeNanos(), message.data()));
    }
    McapEnd end = scan.end();
    if (end.kind() == McapEnd.Kind.FINISHED) return Optional.empty();
    throw new DatasetException(
        "%s: byte %d: %s; recover the file first".formatted(file, end.offset(), end.reason()));
  }

  @Override
  public void close() throws IOException {
    scan.close();
  }

  private BagChannel known(McapChannel channel) {
    McapSchema schema = scan.schemas().get(channel.schemaId());
    if (schema == null)
      return new BagChannel(channel.topic(), "(none)", channel.messageEncoding(), "", "");
    return new BagChannel(
        channel.topic(),
        schema.name(),
        channel.messageEncoding(),
        schema.encoding(),
        new String(schema.data(), StandardCharsets.UTF_8));
  }
}
