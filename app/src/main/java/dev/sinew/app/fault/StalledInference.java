package dev.sinew.app.fault;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.util.concurrent.CountDownLatch;

/// A policy that never answers again, until it is closed.
final class StalledInference extends PolicyAround {

  private final CountDownLatch closed = new CountDownLatch(1);

  StalledInference(Policy policy, Clock clock, double seconds, FaultMoment moment) {
    super(policy, clock, seconds, moment);
  }

  @Override
  ActionChunk broken(Observation observation) {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new PolicyException("injected: the policy stalled");
  }

  @Override
  public void close() {
    closed.countDown();
    super.close();
  }
}
