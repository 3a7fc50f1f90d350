package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/// Messages in the order of their log times; those of equal time in the order of the file. Chunks
/// are opened when their time comes, so that memory is what overlaps in time, and no more than
/// [McapLimits#openBytes]. One thread.
public final class McapCursor {

  private final RecordFile file;
  private final Summary summary;
  private final long firstNanos;
  private final long lastNanos;
  private final Set<Integer> channels;
  private final Queue<ChunkIndex> waiting;
  private final PriorityQueue<ChunkRun> open =
      new PriorityQueue<>(
          Comparator.comparing(ChunkRun::nanos, Long::compareUnsigned)
              .thenComparing(ChunkRun::offset));
  private long openBytes;

  /// @param lastNanos last log time given
  /// @param channels ids
  McapCursor(
      RecordFile file, Summary summary, long firstNanos, long lastNanos, Set<Integer> channels) {
    this.file = file;
    this.summary = summary;
    this.firstNanos = firstNanos;
    this.lastNanos = lastNanos;
    this.channels = channels;
    List<ChunkIndex> wanted = new ArrayList<>(summary.chunks());
    wanted.removeIf(index -> !isWanted(index));
    wanted.sort(Comparator.comparing(ChunkIndex::startNanos, Long::compareUnsigned));
    waiting = new ArrayDeque<>(wanted);
  }

  /// The next message, null at the end.
  ///
  /// @throws McapException when a chunk is not what was written, is too large, or more chunks
  ///     overlap in time than memory is allowed for
  public McapMessage next() throws IOException {
    while (true) {
      while (isDue()) open(waiting.remove());
      ChunkRun run = open.poll();
      if (run == null) return null;
      McapMessage message = run.next();
      if (run.hasNext()) open.add(run);
      else openBytes -= run.bytes();
      return message;
    }
  }

  /// No open chunk can have a message before those of the next one that waits.
  private boolean isDue() {
    if (waiting.isEmpty()) return false;
    return open.isEmpty()
        || Long.compareUnsigned(waiting.element().startNanos(), open.element().nanos()) <= 0;
  }

  private void open(ChunkIndex index) throws IOException {
    Frame frame = file.frame(Opcode.CHUNK, index.offset(), index.length());
    if (openBytes + index.uncompressedSize() > file.limits().openBytes())
      throw file.problem(
          index.offset(),
          "this chunk and those that overlap it in time need %d bytes; at most %d are taken"
              .formatted(openBytes + index.uncompressedSize(), file.limits().openBytes()));
    Chunk chunk = Chunk.read(file, frame);
    if (chunk.records().remaining() != index.uncompressedSize())
      throw file.problem(
          index.offset(),
          "a chunk of %d bytes uncompressed; the summary says %s"
              .formatted(
                  chunk.records().remaining(), Long.toUnsignedString(index.uncompressedSize())));
    ChunkRun run = new ChunkRun(index, chunk.records().remaining(), messages(index, chunk));
    if (!run.hasNext()) return;
    openBytes += run.bytes();
    open.add(run);
  }

  private List<McapMessage> messages(ChunkIndex index, Chunk chunk) throws IOException {
    List<McapMessage> messages = new ArrayList<>();
    ChunkRecords records = new ChunkRecords(chunk);
    while (records.next()) {
      if (records.opcode() != Opcode.MESSAGE) continue;
      Fields fields = records.fields();
      McapMessage message = McapMessage.read(fields);
      summary.definitions().accept(message, fields);
      if (!isWithin(message.logTimeNanos(), index.startNanos(), index.endNanos()))
        throw fields.problem("a message outside of the times that the chunk's index states");
      if (channels.contains(message.channelId())
          && isWithin(message.logTimeNanos(), firstNanos, lastNanos)) messages.add(message);
    }
    messages.sort(Comparator.comparing(McapMessage::logTimeNanos, Long::compareUnsigned));
    return messages;
  }

  private boolean isWanted(ChunkIndex index) {
    if (Long.compareUnsigned(index.endNanos(), firstNanos) < 0) return false;
    if (Long.compareUnsigned(index.startNanos(), lastNanos) > 0) return false;
    return index.indexOffsets().isEmpty()
        || index.indexOffsets().keySet().stream().anyMatch(channels::contains);
  }

  private static boolean isWithin(long nanos, long firstNanos, long lastNanos) {
    return Long.compareUnsigned(nanos, firstNanos) >= 0
        && Long.compareUnsigned(nanos, lastNanos) <= 0;
  }
}
