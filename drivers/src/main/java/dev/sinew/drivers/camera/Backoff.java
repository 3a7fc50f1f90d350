package dev.sinew.drivers.camera;

/// How long to wait before the next attempt: twice as long each time, up to a limit.
final class Backoff {

  private static final long FIRST_NANOS = 100_000_000;
  private static final long LONGEST_NANOS = 3_200_000_000L;

  private long nanos = FIRST_NANOS;

  long next() {
    long now = nanos;
    nanos = Math.min(2 * nanos, LONGEST_NANOS);
    return now;
  }

  void reset() {
    nanos = FIRST_NANOS;
  }
}
