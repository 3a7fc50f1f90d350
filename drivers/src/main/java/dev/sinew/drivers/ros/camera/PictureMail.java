package dev.sinew.drivers.ros.camera;

import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// The newest picture and the last few depth pictures, from the node's threads to the reader's.
/// Without depth the newest picture wins; with it a picture waits for the depth of its stamp.
final class PictureMail {

  /// More wait for nobody: at 30 pictures a second it is a quarter of a second.
  private static final int KEPT = 8;

  private final boolean paired;
  private final long slopNanos;
  private final Deque<Arrived> pictures = new ArrayDeque<>();
  private final Deque<Arrived> depths = new ArrayDeque<>();
  private long count;
  private boolean closed;

  /// A picture with its depth, which is null where there is to be none.
  record Pair(Arrived picture, Arrived depth) {}

  /// @param slopNanos farthest that two stamps of one pair may be apart
  PictureMail(boolean paired, long slopNanos) {
    this.paired = paired;
    this.slopNanos = slopNanos;
  }

  synchronized void picture(Group message, long arrivalNanos) {
    put(pictures, Arrived.of(message, arrivalNanos, count++), paired ? KEPT : 1);
  }

  synchronized void depth(Group message, long arrivalNanos) {
    put(depths, Arrived.of(message, arrivalNanos, 0), KEPT);
  }

  private void put(Deque<Arrived> queue, Arrived arrived, int most) {
    queue.addLast(arrived);
    while (queue.size() > most) queue.removeFirst();
    notifyAll();
  }

  /// Reader's thread; returns early when interrupted or closed.
  ///
  /// @return null when no whole pair came within the time
  synchronized Pair take(long timeoutNanos) {
    long limit = System.nanoTime() + timeoutNanos;
    try {
      while (!closed) {
        Pair pair = next();
        if (pair != null) return pair;
        long left = limit - System.nanoTime();
        if (left <= 0) return null;
        wait(left / 1_000_000, (int) (left % 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  /// The newest picture that has its depth; older ones are given up with it.
  private Pair next() {
    if (!paired) return pictures.isEmpty() ? null : new Pair(pictures.removeFirst(), null);
    Iterator<Arrived> newestFirst = pictures.descendingIterator();
    while (newestFirst.hasNext()) {
      Arrived picture = newestFirst.next();
      Arrived depth = partner(picture);
      if (depth == null) continue;
      while (pictures.removeFirst() != picture) continue;
      return new Pair(picture, depth);
    }
    return null;
  }

  private Arrived partner(Arrived picture) {
    Arrived nearest = null;
    for (Arrived depth : depths)
      if (nearest == null || distance(depth, picture) < distance(nearest, picture)) nearest = depth;
    return nearest != null && distance(nearest, picture) <= slopNanos ? nearest : null;
  }

  private static long distance(Arrived a, Arrived b) {
    return Math.abs(a.header().stampNanos() - b.header().stampNanos());
  }

  /// What keeps pictures from being whole, one clause; empty when nothing does.
  synchronized String trouble() {
    if (!paired || pictures.isEmpty()) return "";
    if (depths.isEmpty()) return "no depth came";
    long apart = distance(depths.getLast(), pictures.getLast());
    return "no depth within %.0f ms of a picture; the newest two are %.0f ms apart"
        .formatted(slopNanos * 1e-6, apart * 1e-6);
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
