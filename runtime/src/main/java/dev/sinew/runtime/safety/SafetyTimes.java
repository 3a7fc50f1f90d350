package dev.sinew.runtime.safety;

/// The durations of a [SafetyMachine], in nanoseconds, all positive.
///
/// @param causeGoneNanos how long no fault may have been present before a reset is accepted
/// @param startNanos how long after arming a start is accepted
/// @param lockOutNanos the same cause a third time within this span locks out
public record SafetyTimes(long causeGoneNanos, long startNanos, long lockOutNanos) {

  /// @throws IllegalArgumentException when one is not positive
  public SafetyTimes {
    if (causeGoneNanos <= 0 || startNanos <= 0 || lockOutNanos <= 0)
      throw new IllegalArgumentException(
          "durations must be positive, not %d, %d, %d ns"
              .formatted(causeGoneNanos, startNanos, lockOutNanos));
  }

  /// 0.5 s, 10 s, 10 min.
  public static SafetyTimes standard() {
    return new SafetyTimes(500_000_000L, 10_000_000_000L, 600_000_000_000L);
  }
}
