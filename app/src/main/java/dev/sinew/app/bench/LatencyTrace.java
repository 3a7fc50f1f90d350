package dev.sinew.app.bench;

import java.util.Random;

/// How long inferences take, from nothing to three chunk lengths: most of them less than a third of
/// a chunk, some longer, a few spikes, and some answers that never arrive.
final class LatencyTrace {

  private static final double SPIKES = 0.03;
  private static final double SLOW = 0.1;
  private static final double LOST = 0.03;
  private static final long CHUNK_NANOS = SeamPolicy.ROWS * SeamPolicy.STEP_NANOS;

  private final Random random;
  private boolean lost;

  LatencyTrace(long seed) {
    random = new Random(seed);
  }

  long nextNanos() {
    double kind = random.nextDouble();
    double share = random.nextDouble();
    lost = random.nextDouble() < LOST;
    double chunks;
    if (kind < SPIKES) chunks = 1 + 2 * share;
    else if (kind < SPIKES + SLOW) chunks = 0.35 + 0.65 * share;
    else chunks = 0.35 * share;
    return (long) (chunks * CHUNK_NANOS);
  }

  /// Whether that answer gets lost.
  boolean lost() {
    return lost;
  }
}
