package dev.sinew.app.dataset.rosbag;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Where the rows stand on one topic: which of its messages they want, and those read already for
/// rows to come.
final class TopicState {

  private final Track.Cursor cursor;
  private final BitSet wanted = new BitSet();
  private final Map<Integer, BagMessage> held = new HashMap<>();
  private int read;
  private int current = -1;

  TopicState(Track track, Grid grid) {
    Track.Cursor ahead = new Track.Cursor(track);
    for (int row = 0; row < grid.rows(); row++) wanted.set(ahead.newest(grid.instant(row)));
    cursor = new Track.Cursor(track);
  }

  /// Moves to a row's instant.
  ///
  /// @return whether its message is another one than that of the row before
  boolean moves(long nanos) {
    int before = current;
    current = cursor.newest(nanos);
    return current != before;
  }

  /// The topic's next message in the file.
  void read(BagMessage message) {
    if (wanted.get(read)) held.put(read, copy(message));
    read++;
  }

  boolean hasCurrent() {
    return held.containsKey(current);
  }

  /// The message of the row at hand; not held any longer.
  BagMessage takeCurrent() {
    return held.remove(current);
  }

  /// Its bytes alone, without the chunk that they lie in.
  private static BagMessage copy(BagMessage message) {
    ByteBuffer data = ByteBuffer.allocate(message.data().remaining());
    data.put(message.data().duplicate()).flip();
    return new BagMessage(message.channel(), message.timeNanos(), data);
  }
}
