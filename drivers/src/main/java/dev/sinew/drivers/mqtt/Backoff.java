package dev.sinew.drivers.mqtt;

/// How long to wait before the next attempt: 0.1 s, doubled after every failure, never more than 5
/// s. Confined to one thread.
final class Backoff {

  static final long FIRST_NANOS = 100_000_000;
  static final long LONGEST_NANOS = 5_000_000_000L;

  private long nanos = FIRST_NANOS;

  long next() {
    long wait = nanos;
    nanos = Math.min(LONGEST_NANOS, 2 * nanos);
    return wait;
  }

  void reset() {
    nanos = FIRST_NANOS;
  }
}
