package dev.sinew.drivers.ros.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The connection to one subscriber, with what it has not been sent yet. Whoever publishes never
/// waits for it: when it is too slow its oldest messages are dropped.
final class SubscriberLink {

  private static final int MAX_MESSAGES = 100;
  private static final long MAX_BYTES = 32L * 1024 * 1024;

  private final Connection connection;
  private final String caller;
  private final AtomicLong sent = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long dropped;
  private boolean closed;

  /// @param connection this link's from then on
  SubscriberLink(Connection connection, String caller) {
    this.connection = connection;
    this.caller = caller;
  }

  String caller() {
    return caller;
  }

  /// Messages that went out.
  long sent() {
    return sent.get();
  }

  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /// @param frame shared with other links, nobody's to change
  void offer(byte[] frame) {
    lock.lock();
    try {
      waiting.addLast(frame);
      waitingBytes += frame.length;
      while (waiting.size() > MAX_MESSAGES || waitingBytes > MAX_BYTES && waiting.size() > 1) {
        waitingBytes -= waiting.removeFirst().length;
        dropped++;
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Sends until the connection ends.
  void send() {
    try {
      for (byte[] frame = next(); frame != null; frame = next()) {
        connection.send(frame);
        sent.incrementAndGet();
      }
    } catch (IOException _) {
      // the subscriber is gone
    } finally {
      close();
    }
  }

  /// Returns when the subscriber has ended the connection: it has nothing to say.
  void awaitEnd() {
    try {
      while (true) connection.oneByte();
    } catch (IOException _) {
      close();
    }
  }

  /// @return null when the link is closed
  private byte[] next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) changed.awaitUninterruptibly();
      if (closed) return null;
      byte[] frame = waiting.removeFirst();
      waitingBytes -= frame.length;
      return frame;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      changed.signal();
    } finally {
      lock.unlock();
    }
    connection.close();
  }
}
