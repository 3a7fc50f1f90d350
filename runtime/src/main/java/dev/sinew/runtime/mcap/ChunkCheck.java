package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// One chunk and the message indexes behind it: every message against every entry.
final class ChunkCheck {

  private final Chunk chunk;
  private final Findings findings;
  private final Map<Integer, Map<Long, Long>> nanosByOffset = new LinkedHashMap<>();
  private final Map<Integer, Long> indexOffsets = new LinkedHashMap<>();
  private long startNanos;
  private long endNanos;
  private long indexLength;

  ChunkCheck(Chunk chunk, Findings findings) {
    this.chunk = chunk;
    this.findings = findings;
  }

  /// A message of the chunk.
  ///
  /// @param offset in the chunk's records
  void message(McapMessage message, int offset) {
    long nanos = message.logTimeNanos();
    startNanos = nanosByOffset.isEmpty() ? nanos : ChunkBuilder.earlier(startNanos, nanos);
    endNanos = nanosByOffset.isEmpty() ? nanos : ChunkBuilder.later(endNanos, nanos);
    nanosByOffset
        .computeIfAbsent(message.channelId(), _ -> new HashMap<>())
        .put((long) offset, nanos);
  }

  /// A Message Index record behind the chunk, after all its messages.
  void index(RecordFile file, Frame frame) throws IOException {
    indexLength += frame.end() - frame.offset();
    try {
      Fields fields = file.content(frame);
      int channel = fields.u16();
      if (indexOffsets.put(channel, frame.offset()) != null)
        throw fields.problem("a second index of channel %d behind one chunk".formatted(channel));
      Map<Long, Long> messages = nanosByOffset.getOrDefault(channel, new HashMap<>());
      for (Fields items = fields.items(); items.hasMore(); ) entry(items, channel, messages);
      if (!messages.isEmpty())
        throw fields.problem(
            "%d messages of channel %d are not in the chunk's index"
                .formatted(messages.size(), channel));
      nanosByOffset.remove(channel);
    } catch (McapException e) {
      findings.flaw(e);
    }
  }

  /// After the last Message Index record; compares what was found and tells where the chunk is.
  ChunkIndex finish() {
    long offset = chunk.frame().offset();
    if (chunk.startNanos() != startNanos || chunk.endNanos() != endNanos)
      findings.flaw(
          offset,
          "the chunk says its log times are %s to %s; they are %s to %s"
              .formatted(
                  Long.toUnsignedString(chunk.startNanos()),
                  Long.toUnsignedString(chunk.endNanos()),
                  Long.toUnsignedString(startNanos),
                  Long.toUnsignedString(endNanos)));
    if (indexOffsets.isEmpty() && !nanosByOffset.isEmpty())
      findings.note(offset, "the chunk has no message indexes");
    else
      for (int channel : nanosByOffset.keySet())
        if (!indexOffsets.containsKey(channel))
          findings.flaw(offset, "the chunk has no index of its channel " + channel);
    return new ChunkIndex(
        chunk.startNanos(),
        chunk.endNanos(),
        offset,
        chunk.frame().end() - offset,
        indexOffsets,
        indexLength,
        chunk.compression(),
        chunk.compressedSize(),
        chunk.records().remaining());
  }

  private static void entry(Fields items, int channel, Map<Long, Long> messages)
      throws McapException {
    long nanos = items.u64();
    long offset = items.u64();
    Long found = messages.remove(offset);
    if (found == null || found != nanos)
      throw items.problem(
          "an index entry says channel %d, log time %s at %s of the chunk; no such message is there"
              .formatted(channel, Long.toUnsignedString(nanos), Long.toUnsignedString(offset)));
  }
}
