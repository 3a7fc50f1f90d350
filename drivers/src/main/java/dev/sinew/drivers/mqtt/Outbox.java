package dev.sinew.drivers.mqtt;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// What waits for the wire: events, which are kept, and streams, of which the oldest goes when
/// there is no room. Bounded in number and size. Not thread-safe: the session's lock is around it.
final class Outbox {

  static final int MOST = 256;
  static final int MOST_BYTES = 4 << 20;

  private final Deque<Letter> events = new ArrayDeque<>();
  private final Deque<Letter> streams = new ArrayDeque<>();
  private final Tally tally;
  private int eventBytes;
  private int streamBytes;

  Outbox(Tally tally) {
    this.tally = tally;
  }

  /// @return false when it is an event and there is no room
  boolean offer(Letter letter) {
    if (letter.stream()) {
      while (full(streams, streamBytes + letter.size())) dropOldest();
      streams.addLast(letter);
      streamBytes += letter.size();
      return true;
    }
    if (full(events, eventBytes + letter.size())) {
      tally.refusedEvents.increment();
      return false;
    }
    events.addLast(letter);
    eventBytes += letter.size();
    return true;
  }

  private static boolean full(Deque<Letter> queue, int bytes) {
    return !queue.isEmpty() && (queue.size() >= MOST || bytes > MOST_BYTES);
  }

  private void dropOldest() {
    streamBytes -= streams.removeFirst().size();
    tally.droppedStreams.increment();
  }

  /// @return null when none waits
  Letter nextEvent() {
    Letter letter = events.pollFirst();
    if (letter != null) eventBytes -= letter.size();
    return letter;
  }

  /// @return null when none waits
  Letter nextStream() {
    Letter letter = streams.pollFirst();
    if (letter != null) streamBytes -= letter.size();
    return letter;
  }

  /// Messages that were taken and did not get through: they are first again, in their order.
  void putBack(Collection<Letter> letters) {
    for (Letter letter : List.copyOf(letters).reversed()) {
      if (letter.stream()) {
        streams.addFirst(letter);
        streamBytes += letter.size();
      } else {
        events.addFirst(letter);
        eventBytes += letter.size();
      }
    }
  }

  /// Streams are worth nothing without a connection.
  void dropStreams() {
    while (!streams.isEmpty()) dropOldest();
  }

  boolean holdsEvents() {
    return !events.isEmpty();
  }
}
