package dev.sinew.drivers.mqtt;

import dev.sinew.runtime.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What a session's users leave for its thread: messages, announcements; and which of them are on
/// the wire. Any thread; only [#next] waits.
final class SessionDesk {

  private static final int MOST_BYTES_EACH = 1 << 20;
  private static final int MOST_ANNOUNCEMENTS = 256;

  /// Of each kind on the wire at once; brokers grant 20 or more in all.
  static final int IN_FLIGHT = 8;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Clock clock;
  private final Tally tally;
  private final Outbox outbox;
  private final Map<String, OutgoingMessage> announced = new LinkedHashMap<>();
  private final Set<String> unsaid = new LinkedHashSet<>();
  private final Set<Letter> eventsInFlight = new LinkedHashSet<>();
  private final Set<Letter> streamsInFlight = new LinkedHashSet<>();
  private boolean stirred;
  private volatile boolean connected;

  SessionDesk(Clock clock, Tally tally) {
    this.clock = clock;
    this.tally = tally;
    outbox = new Outbox(tally);
  }

  boolean publish(String topic, OutgoingMessage message, long patienceNanos) {
    if (!fits(topic, message)) return false;
    lock.lock();
    try {
      if (message.qos() == 0 && !connected) {
        tally.droppedStreams.increment();
        return false;
      }
      boolean taken = outbox.offer(Letter.of(topic, message, patienceNanos, clock.nanos()));
      stir();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  boolean announce(String topic, OutgoingMessage message) {
    if (!fits(topic, message)) return false;
    lock.lock();
    try {
      if (announced.size() >= MOST_ANNOUNCEMENTS && !announced.containsKey(topic)) {
        tally.refusedEvents.increment();
        return false;
      }
      announced.put(topic, message);
      unsaid.add(topic);
      stir();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private static boolean fits(String topic, OutgoingMessage message) {
    return TopicFilter.isTopic(topic) && message.payload().length <= MOST_BYTES_EACH;
  }

  /// A new connection: everything announced is to be said again.
  void connected() {
    lock.lock();
    try {
      connected = true;
      tally.connections.increment();
      unsaid.addAll(announced.keySet());
    } finally {
      lock.unlock();
    }
  }

  /// The connection ended, or there was none: events that were on it wait again.
  void disconnected() {
    lock.lock();
    try {
      if (connected) tally.losses.increment();
      connected = false;
      outbox.putBack(eventsInFlight.stream().filter(letter -> !letter.announced()).toList());
      eventsInFlight.clear();
      streamsInFlight.clear();
      outbox.dropStreams();
    } finally {
      lock.unlock();
    }
  }

  boolean isConnected() {
    return connected;
  }

  /// The next message for the wire, which counts as in flight then: announcements first, then
  /// events, then streams.
  ///
  /// @param patienceNanos how long to wait for one
  /// @return null when there is none that may be sent now, or something else changed
  Letter next(long patienceNanos) throws InterruptedException {
    lock.lock();
    try {
      Letter letter = nextAlive();
      if (letter == null && !stirred) {
        changed.await(patienceNanos, TimeUnit.NANOSECONDS);
        letter = nextAlive();
      }
      stirred = false;
      if (letter != null) (letter.stream() ? streamsInFlight : eventsInFlight).add(letter);
      return letter;
    } finally {
      lock.unlock();
    }
  }

  private Letter nextAlive() {
    while (true) {
      Letter letter = nextQueued();
      if (letter == null || !letter.expired(clock.nanos())) return letter;
      tally.expired.increment();
    }
  }

  private Letter nextQueued() {
    if (eventsInFlight.size() < IN_FLIGHT) {
      if (!unsaid.isEmpty()) return nextAnnouncement();
      Letter event = outbox.nextEvent();
      if (event != null) return event;
    }
    return streamsInFlight.size() < IN_FLIGHT ? outbox.nextStream() : null;
  }

  private Letter nextAnnouncement() {
    String topic = unsaid.iterator().next();
    unsaid.remove(topic);
    return Letter.announcing(topic, announced.get(topic));
  }

  /// The wire took none at the moment: the message waits again.
  void busy(Letter letter) {
    lock.lock();
    try {
      if (!eventsInFlight.remove(letter) && !streamsInFlight.remove(letter)) return;
      if (letter.announced()) unsaid.add(letter.topic());
      else outbox.putBack(List.of(letter));
    } finally {
      lock.unlock();
    }
  }

  /// A message is on the wire no more, whatever became of it.
  void landed(Letter letter) {
    lock.lock();
    try {
      eventsInFlight.remove(letter);
      streamsInFlight.remove(letter);
      stir();
    } finally {
      lock.unlock();
    }
  }

  /// Whether announcements or events wait or are on the way.
  boolean owes() {
    lock.lock();
    try {
      return !unsaid.isEmpty() || outbox.holdsEvents() || !eventsInFlight.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /// Makes whoever waits look around.
  void nudge() {
    lock.lock();
    try {
      stir();
    } finally {
      lock.unlock();
    }
  }

  private void stir() {
    stirred = true;
    changed.signal();
  }
}
