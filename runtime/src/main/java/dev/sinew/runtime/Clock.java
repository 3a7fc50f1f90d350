package dev.sinew.runtime;

/// The one monotonic clock. An argument everywhere, so that a test or a replay owns time.
public interface Clock {

  /// Now, in nanoseconds since an arbitrary origin; never decreases.
  long nanos();

  /// Returns at or after `deadlineNanos`, at once when it has passed, early only when the thread is
  /// interrupted.
  void sleepUntil(long deadlineNanos);
}
