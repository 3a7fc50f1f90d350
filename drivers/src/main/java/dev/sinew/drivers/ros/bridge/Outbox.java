package dev.sinew.drivers.ros.bridge;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Frames on their way to the server, in order. Any thread puts, one takes.
final class Outbox {

  private record Entry(Object owner, String frame) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private boolean isClosed;

  void put(String frame) {
    put(null, frame, Integer.MAX_VALUE);
  }

  /// @param owner whose oldest frame goes when it has more than `depth` here
  void put(Object owner, String frame, int depth) {
    lock.lock();
    try {
      if (isClosed) return;
      entries.add(new Entry(owner, frame));
      dropOldest(owner, depth);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void dropOldest(Object owner, int depth) {
    if (depth == Integer.MAX_VALUE) return;
    long waiting = entries.stream().filter(e -> e.owner() == owner).count();
    if (waiting <= depth) return;
    for (Iterator<Entry> i = entries.iterator(); i.hasNext(); ) {
      if (i.next().owner() != owner) continue;
      i.remove();
      return;
    }
  }

  /// @return null when none came in time, or none will come any more
  String take(long waitNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = waitNanos;
      while (entries.isEmpty() && !isClosed && left > 0) left = changed.awaitNanos(left);
      Entry entry = entries.poll();
      return entry == null ? null : entry.frame();
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      entries.clear();
    } finally {
      lock.unlock();
    }
  }

  /// What is here can still be taken; nothing is put any more.
  void close() {
    lock.lock();
    try {
      isClosed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits as long as it is not closed, at most this long.
  void awaitClose(long waitNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = waitNanos;
      while (!isClosed && left > 0) left = changed.awaitNanos(left);
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return isClosed;
    } finally {
      lock.unlock();
    }
  }
}
