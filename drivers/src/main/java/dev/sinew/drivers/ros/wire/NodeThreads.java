package dev.sinew.drivers.ros.wire;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// The threads of one node: daemons, named after what they do.
final class NodeThreads implements ThreadFactory {

  private final String node;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  NodeThreads(String node) {
    this.node = node;
  }

  Thread start(String what, Runnable work) {
    Thread thread = make(what, work);
    thread.start();
    return thread;
  }

  /// A connection to the node's server.
  @Override
  public Thread newThread(Runnable work) {
    return make("api", work);
  }

  private Thread make(String what, Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .name("ros %s %s".formatted(node, what))
        .unstarted(
            () -> {
              running.add(Thread.currentThread());
              try {
                work.run();
              } finally {
                running.remove(Thread.currentThread());
              }
            });
  }

  /// Waits until all have ended but the one that asks.
  ///
  /// @param nanos at most, for all of them together
  void join(long nanos) {
    long deadline = System.nanoTime() + nanos;
    try {
      for (Thread thread : running) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (thread != Thread.currentThread() && left > 0) thread.join(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
