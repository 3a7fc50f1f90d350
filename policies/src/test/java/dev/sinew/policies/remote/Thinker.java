package dev.sinew.policies.remote;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A policy that says when it has begun to compute and goes on until it is released.
record Thinker(CountDownLatch begun, CountDownLatch release) implements Policy {

  @Override
  public PolicySpec spec() {
    return new PolicySpec(
        "thinker",
        "1",
        List.of(new StreamSpec("x", 1, Unit.RADIAN)),
        List.of(),
        1,
        100_000_000,
        2,
        1,
        1,
        Unit.RADIAN,
        Interpolation.HOLD);
  }

  @Override
  public void reset(long seed) {}

  @Override
  public ActionChunk infer(Observation observation) {
    begun.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new ActionChunk(
        0, 100_000_000, 1, new double[2], new ActionChunk.Provenance(0, 0, 0, "", 0, "thinker:1"));
  }

  @Override
  public void close() {}
}
