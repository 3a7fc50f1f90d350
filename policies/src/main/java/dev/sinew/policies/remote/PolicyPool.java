package dev.sinew.policies.remote;

import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Loaded policies, one for every session at a time; loading takes longer than an episode's start
/// may. Any thread.
final class PolicyPool implements AutoCloseable {

  /// A client that comes back may be here before its old session has noticed that it was gone.
  private static final long PATIENCE_SECONDS = 10;

  private final Supplier<Policy> loader;
  private final Semaphore free;
  private final Deque<Policy> idle = new ArrayDeque<>();
  private boolean closed;

  /// Loads the first policy.
  ///
  /// @param most policies at once
  /// @throws PolicyException when it cannot be loaded
  PolicyPool(Supplier<Policy> loader, int most) {
    this.loader = loader;
    free = new Semaphore(most);
    idle.add(loader.get());
  }

  /// A policy for one session, to be given back.
  ///
  /// @throws PolicyException when all stay in use, or another cannot be loaded
  Policy take() throws InterruptedException {
    if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
      throw new PolicyException("all policies are in use; try again later");
    try {
      return next();
    } catch (RuntimeException e) {
      free.release();
      throw e;
    }
  }

  private synchronized Policy next() {
    if (closed) throw new PolicyException("the server is shutting down");
    return idle.isEmpty() ? loader.get() : idle.pop();
  }

  void giveBack(Policy policy) {
    keep(policy);
    free.release();
  }

  private synchronized void keep(Policy policy) {
    if (closed) policy.close();
    else idle.push(policy);
  }

  /// Closes what is idle now, the others when they come back.
  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(Policy::close);
    idle.clear();
  }
}
