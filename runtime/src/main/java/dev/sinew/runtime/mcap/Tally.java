package dev.sinew.runtime.mcap;

import java.util.Map;
import java.util.TreeMap;

/// Counts what becomes a file's statistics.
final class Tally {

  private final Map<Integer, Long> channelMessages = new TreeMap<>();
  private long messages;
  private long startNanos;
  private long endNanos;
  private int chunks;
  private int attachments;
  private int metadata;

  void message(int channelId, long logTimeNanos) {
    startNanos = messages == 0 ? logTimeNanos : ChunkBuilder.earlier(startNanos, logTimeNanos);
    endNanos = messages == 0 ? logTimeNanos : ChunkBuilder.later(endNanos, logTimeNanos);
    messages++;
    channelMessages.merge(channelId, 1L, Long::sum);
  }

  void chunk() {
    chunks++;
  }

  void attachment() {
    attachments++;
  }

  void metadata() {
    metadata++;
  }

  McapStatistics statistics(int schemas, int channels) {
    return new McapStatistics(
        messages,
        schemas,
        channels,
        attachments,
        metadata,
        chunks,
        startNanos,
        endNanos,
        channelMessages);
  }
}
