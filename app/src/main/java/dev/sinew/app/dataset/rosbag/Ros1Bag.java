package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A bag of ROS 1, format 2.0 (<https://wiki.ros.org/Bags/Format/2.0>), read from front to back.
///
/// The index at its end is not needed: a bag whose recorder was killed has none, and is read up to
/// its last whole record. A bag that claims an index must be whole.
final class Ros1Bag implements BagMessages {

  private static final byte[] MAGIC = "#ROSBAG V2.0\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MESSAGE = 2;
  private static final int BAG = 3;
  private static final int CHUNK = 5;
  private static final int CONNECTION = 7;

  private final FileBytes file;
  private final boolean indexed;
  private final Map<Long, BagChannel> channels = new HashMap<>();
  private BagBytes chunk;

  private Ros1Bag(FileBytes file) throws IOException {
    this.file = file;
    requireMagic();
    if (!file.holdsRecord()) throw file.problem("the file ends inside its first record");
    BagHeader header = header(file);
    if (header.u8("op") != BAG) throw file.problem("the first record is not the bag's header");
    if (header.has("encryptor") && !header.text("encryptor").isEmpty())
      throw file.problem("encrypted by " + header.text("encryptor") + "; decrypt the bag first");
    indexed = header.u64("index_pos") != 0;
    data(file);
  }

  static Ros1Bag open(Path path) throws IOException {
    FileBytes file = FileBytes.open(path);
    try {
      return new Ros1Bag(file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public Optional<BagMessage> next() throws IOException {
    while (true) {
      if (chunk != null && chunk.left() == 0) chunk = null;
      if (chunk == null && !file.holdsRecord()) return end();
      Optional<BagMessage> message = record(chunk == null ? file : chunk);
      if (message.isPresent()) return message;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private Optional<BagMessage> end() throws DatasetException {
    if (!indexed || file.left() == 0) return Optional.empty();
    throw file.problem("the file ends inside a record");
  }

  /// @return empty when it is no message
  private Optional<BagMessage> record(BagBytes bytes) throws IOException {
    BagHeader header = header(bytes);
    switch (header.u8("op")) {
      case MESSAGE -> {
        return Optional.of(message(header, bytes));
      }
      case CONNECTION -> connection(header, bytes);
      case CHUNK -> open(header, bytes);
      default -> bytes.skip(length(bytes));
    }
    return Optional.empty();
  }

  private BagMessage message(BagHeader header, BagBytes bytes) throws IOException {
    long connection = header.u32("conn");
    BagChannel channel = channels.get(connection);
    if (channel == null) throw bytes.problem("a message of the unknown connection " + connection);
    return new BagMessage(channel, header.time("time"), data(bytes));
  }

  private void connection(BagHeader header, BagBytes bytes) throws IOException {
    BagHeader about = BagHeader.read(data(bytes), bytes);
    channels.put(
        header.u32("conn"),
        new BagChannel(
            header.text("topic"),
            about.text("type"),
            "ros1",
            "ros1msg",
            about.text("message_definition")));
  }

  private void open(BagHeader header, BagBytes bytes) throws IOException {
    if (bytes != file) throw bytes.problem("a chunk inside a chunk");
    long offset = file.position();
    ByteBuffer compressed = data(file);
    ByteBuffer records =
        Compression.undo(header.text("compression"), header.u32("size"), compressed, file);
    chunk = new ChunkBytes(records, file.file(), offset);
  }

  private static BagHeader header(BagBytes bytes) throws IOException {
    return BagHeader.read(bytes.take(length(bytes)), bytes);
  }

  private static ByteBuffer data(BagBytes bytes) throws IOException {
    return bytes.take(length(bytes));
  }

  private static long length(BagBytes bytes) throws IOException {
    return Integer.toUnsignedLong(bytes.take(4).getInt(0));
  }

  private void requireMagic() throws IOException {
    if (file.left() >= MAGIC.length && file.take(MAGIC.length).equals(ByteBuffer.wrap(MAGIC)))
      return;
    throw new DatasetException(
        file.file() + ": byte 0: not a bag of ROS 1, format 2.0: must begin with '#ROSBAG V2.0'");
  }
}
