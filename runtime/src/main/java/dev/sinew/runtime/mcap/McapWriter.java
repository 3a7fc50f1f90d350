package dev.sinew.runtime.mcap;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Writes one file from its first byte to its last. Messages gather in a chunk in memory; a chunk
/// that is full, or ended by [#flush], is written whole behind everything before it.
///
/// One thread, never the servo's: it allocates, compresses and waits for the disk. An interrupt of
/// that thread closes the file as any error does.
///
/// After an [IOException] (a full disk) the file stays readable up to its last whole chunk, and
/// every further call is refused with one line; [#close] then only releases the file.
public final class McapWriter implements Closeable {

  private final AppendFile file;
  private final McapOptions options;
  private final Map<Integer, McapSchema> schemas = new LinkedHashMap<>();
  private final Map<Integer, McapChannel> channels = new LinkedHashMap<>();
  private final Map<Integer, OpenChannel> open = new LinkedHashMap<>();
  private final Set<Integer> used = new HashSet<>();
  private final ChunkBuilder chunk = new ChunkBuilder();
  private final RecordBytes out = new RecordBytes(1 << 16);
  private final SummaryWriter summary = new SummaryWriter();
  private final Tally tally = new Tally();

  private McapWriter(AppendFile file, McapOptions options) {
    this.file = file;
    this.options = options;
  }

  /// A new file.
  ///
  /// @throws McapException when there is a file of that name already, which is left as it is, or
  ///     when it cannot be made
  public static McapWriter create(Path file, McapHeader header, McapOptions options)
      throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, CREATE_NEW, WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new McapException(file, 0, "there is a file already; a new name would be right", e);
    } catch (IOException e) {
      throw new McapException(file, 0, "cannot be made: " + e, e);
    }
    try {
      McapWriter writer = begin(new AppendFile(file, channel, true), header, options);
      Folder.force(file);
      return writer;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// On an open, empty file that stays the caller's: [#close] finishes it and leaves it open.
  ///
  /// @param file for messages
  public static McapWriter on(
      FileChannel channel, Path file, McapHeader header, McapOptions options) throws IOException {
    if (channel.size() != 0 || channel.position() != 0)
      throw new McapException(file, channel.position(), "not empty; an empty file would be right");
    return begin(new AppendFile(file, channel, false), header, options);
  }

  /// Defines a schema, before the channels that name it. Once more the same is allowed.
  ///
  /// @throws IllegalArgumentException for id 0, or another schema of that id
  public void addSchema(McapSchema schema) throws IOException {
    file.requireUsable();
    if (schema.id() == 0)
      throw new IllegalArgumentException("schema id 0: 1 to 65535 would be right");
    McapSchema known = schemas.putIfAbsent(schema.id(), schema);
    if (known != null && !known.equals(schema))
      throw new IllegalArgumentException(schema + ": its id belongs to " + known);
  }

  /// Defines a channel, before its messages. Once more the same is allowed.
  ///
  /// @throws IllegalArgumentException for an unknown schema, or another channel of that id
  public void addChannel(McapChannel channel) throws IOException {
    file.requireUsable();
    McapSchema schema = schemas.get(channel.schemaId());
    if (channel.schemaId() != 0 && schema == null)
      throw new IllegalArgumentException(channel + ": its schema was not added");
    McapChannel known = channels.putIfAbsent(channel.id(), channel);
    if (known == null) open.put(channel.id(), new OpenChannel(channel, schema));
    else if (!known.equals(channel))
      throw new IllegalArgumentException(channel + ": its id belongs to " + known);
  }

  /// Adds a message to the chunk at hand, which is written first when it would become too large.
  /// Log times may go back and forth.
  ///
  /// @param sequence number of the message on its channel, 0 to 2^32 - 1
  /// @param logTimeNanos when it was recorded, unsigned
  /// @param publishTimeNanos when it was published, or `logTimeNanos`; unsigned
  /// @param data from position to limit, which stay as they are; the caller's again on return
  /// @throws IllegalArgumentException for an unknown channel, or more data than a reader takes
  public void addMessage(
      int channelId, long sequence, long logTimeNanos, long publishTimeNanos, ByteBuffer data)
      throws IOException {
    file.requireUsable();
    OpenChannel channel = open.get(channelId);
    if (channel == null)
      throw new IllegalArgumentException("channel " + channelId + " was not added");
    if (sequence < 0 || sequence > 0xFFFF_FFFFL)
      throw new IllegalArgumentException("sequence " + sequence + ": 0 to 4294967295 is right");
    if (ChunkBuilder.sizeAlone(channel, data.remaining()) > McapLimits.STANDARD.chunkBytes())
      throw new IllegalArgumentException(
          "message of %d bytes; a chunk of it may have %d"
              .formatted(data.remaining(), McapLimits.STANDARD.chunkBytes()));
    if (chunk.sizeWith(channel, data.remaining()) > options.maxChunkBytes()) endChunk();
    chunk.add(channel, sequence, logTimeNanos, publishTimeNanos, data);
    tally.message(channelId, logTimeNanos);
    used.add(channelId);
  }

  /// Writes an attachment at once, before the chunk at hand.
  public void addAttachment(McapAttachment attachment) throws IOException {
    file.requireUsable();
    if (attachment.maxRecordBytes() > McapLimits.STANDARD.recordBytes())
      throw new IllegalArgumentException(
          attachment + ": a record may have " + McapLimits.STANDARD.recordBytes());
    long offset = file.position();
    out.clear();
    attachment.write(out);
    file.append(out.view());
    summary.add(McapAttachmentIndex.of(attachment, offset, out.size()));
    tally.attachment();
  }

  /// Writes metadata at once, before the chunk at hand.
  public void addMetadata(McapMetadata metadata) throws IOException {
    file.requireUsable();
    long offset = file.position();
    out.clear();
    metadata.write(out);
    file.append(out.view());
    summary.add(new MetadataIndex(offset, out.size(), metadata.name()));
    tally.metadata();
  }

  /// Ends the chunk at hand and hands it to the system: everything added before survives the death
  /// of this process.
  ///
  /// @param force also waits for the disk: everything before survives a power cut
  public void flush(boolean force) throws IOException {
    file.requireUsable();
    endChunk();
    if (force) force();
  }

  /// Waits for the disk: everything that was flushed before survives a power cut. Any thread, also
  /// while another adds messages, which do not wait for it; not while or after it is closed.
  public void force() throws IOException {
    file.force();
  }

  /// Writes what is left, the summary and the end, through to the disk. A second call does nothing.
  @Override
  public void close() throws IOException {
    try (file) {
      if (file.isUsable()) finish();
    }
  }

  private static McapWriter begin(AppendFile file, McapHeader header, McapOptions options)
      throws IOException {
    McapWriter writer = new McapWriter(file, options);
    writer.out.u64(Magic.VALUE);
    header.write(writer.out);
    file.append(writer.out.view());
    return writer;
  }

  private void endChunk() throws IOException {
    if (chunk.isEmpty()) return;
    out.clear();
    ChunkIndex index = chunk.finish(options.compression(), file.position(), out);
    file.append(out.view());
    summary.add(index);
    tally.chunk();
  }

  private void finish() throws IOException {
    endChunk();
    out.clear();
    unused();
    file.append(out.view());
    out.clear();
    out.begin(Opcode.DATA_END).u32(file.crc()).end();
    file.append(out.view());
    McapStatistics statistics = tally.statistics(schemas.size(), channels.size());
    file.append(
        summary.finish(file.position(), schemas.values(), channels.values(), statistics).view());
    file.force();
  }

  /// The summary may only repeat what is in the data section.
  private void unused() {
    Set<Integer> written = new HashSet<>();
    for (int id : used) written.add(channels.get(id).schemaId());
    for (McapSchema schema : schemas.values())
      if (!written.contains(schema.id())) schema.write(out);
    for (McapChannel channel : channels.values())
      if (!used.contains(channel.id())) channel.write(out);
  }
}
