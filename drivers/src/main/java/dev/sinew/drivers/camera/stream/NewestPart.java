package dev.sinew.drivers.camera.stream;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The part of a stream that came last: whoever is slow misses those before it. One writer, one
/// reader, either may end it.
final class NewestPart {

  record Part(byte[] bytes, long arrivalNanos) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private Part part;
  private String end;

  void put(byte[] bytes, long arrivalNanos) {
    lock.lock();
    try {
      part = new Part(bytes, arrivalNanos);
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  /// No more parts; the first reason counts.
  void end(String why) {
    lock.lock();
    try {
      if (end == null) end = why;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  /// @return null when there is none within the timeout
  /// @throws IOException with the reason, when there will be none any more
  Part take(long timeoutNanos) throws IOException {
    lock.lock();
    try {
      long left = timeoutNanos;
      while (part == null && end == null && left > 0) left = news.awaitNanos(left);
      if (end != null) throw new IOException(end);
      Part taken = part;
      part = null;
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lock.unlock();
    }
  }
}
