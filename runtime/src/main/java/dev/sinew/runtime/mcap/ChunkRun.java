package dev.sinew.runtime.mcap;

import java.util.List;

/// The messages of one open chunk that are still to be given, in order.
final class ChunkRun {

  private final ChunkIndex index;
  private final int bytes;
  private final List<McapMessage> messages;
  private int next;

  /// @param bytes of the chunk, uncompressed
  /// @param messages sorted
  ChunkRun(ChunkIndex index, int bytes, List<McapMessage> messages) {
    this.index = index;
    this.bytes = bytes;
    this.messages = messages;
  }

  boolean hasNext() {
    return next < messages.size();
  }

  McapMessage next() {
    return messages.get(next++);
  }

  /// Log time of the next message.
  long nanos() {
    return messages.get(next).logTimeNanos();
  }

  /// Of the chunk.
  long offset() {
    return index.offset();
  }

  int bytes() {
    return bytes;
  }
}
