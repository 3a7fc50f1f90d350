package dev.sinew.runtime.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a finished file by its index: what it holds without reading it through, and messages by
/// time and topic in the order of their log times. A file without a sound end is refused with one
/// line; [McapScan] and [McapRecovery] are for those.
///
/// One thread.
public final class McapReader implements Closeable {

  private final RecordFile file;
  private final McapHeader header;
  private final Summary summary;

  private McapReader(RecordFile file) throws IOException {
    this.file = file;
    this.summary = Summary.read(file);
    if (file.u64(0) != Magic.VALUE) throw file.problem(0, "not an MCAP file, version 0");
    Frame first = file.frame(Magic.BYTES, file.size());
    if (first.opcode() != Opcode.HEADER)
      throw file.problem(Magic.BYTES, "no Header behind the first magic");
    this.header = McapHeader.read(file.content(first));
    requireIndex();
  }

  public static McapReader open(Path file) throws IOException {
    return open(file, McapLimits.STANDARD);
  }

  /// @throws McapException when the file cannot be opened, has no sound end, or no index of its
  ///     messages
  public static McapReader open(Path file, McapLimits limits) throws IOException {
    RecordFile records = RecordFile.open(file, limits);
    try {
      return new McapReader(records);
    } catch (McapException e) {
      records.close();
      throw new McapException(
          file,
          e.offset(),
          e.problem() + "; what is whole can be recovered into a new file (dataset recover)",
          e);
    } catch (IOException | RuntimeException e) {
      records.close();
      throw e;
    }
  }

  public McapHeader header() {
    return header;
  }

  /// By id.
  public Map<Integer, McapSchema> schemas() {
    return summary.definitions().schemas();
  }

  /// By id.
  public Map<Integer, McapChannel> channels() {
    return summary.definitions().channels();
  }

  /// Null when the writer wrote none.
  public McapStatistics statistics() {
    return summary.statistics();
  }

  public List<McapAttachmentIndex> attachments() {
    return Collections.unmodifiableList(summary.attachments());
  }

  /// Reads an attachment.
  ///
  /// @param index of [#attachments]
  /// @throws McapException also when its CRC says that it is not what was written
  public McapAttachment attachment(McapAttachmentIndex index) throws IOException {
    Frame frame = file.frame(Opcode.ATTACHMENT, index.offset(), index.length());
    return McapAttachment.read(file.content(frame));
  }

  /// Reads all metadata, in the order written.
  public List<McapMetadata> metadata() throws IOException {
    List<McapMetadata> all = new ArrayList<>();
    for (MetadataIndex index : summary.metadata()) {
      Frame frame = file.frame(Opcode.METADATA, index.offset(), index.length());
      all.add(McapMetadata.read(file.content(frame)));
    }
    return all;
  }

  /// All messages. Any number of cursors may be at work, each with memory of its own.
  public McapCursor messages() {
    return new McapCursor(file, summary, 0, -1, channels().keySet());
  }

  /// Messages of some topics and times.
  ///
  /// @param fromNanos earliest log time given, unsigned
  /// @param toNanos first log time no longer given, unsigned
  /// @param topics names; one that the file does not have gives no messages
  public McapCursor messages(long fromNanos, long toNanos, Set<String> topics) {
    Set<Integer> ids = new HashSet<>();
    for (McapChannel channel : channels().values())
      if (topics.contains(channel.topic())) ids.add(channel.id());
    if (Long.compareUnsigned(fromNanos, toNanos) >= 0) ids.clear();
    return new McapCursor(file, summary, fromNanos, toNanos - 1, ids);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /// Without chunk indexes messages may be anywhere, unless the statistics count none.
  private void requireIndex() throws McapException {
    if (!summary.chunks().isEmpty()) return;
    if (summary.statistics() != null && summary.statistics().messageCount() == 0) return;
    throw file.problem(file.size(), "the file has no index of its messages");
  }
}
