package dev.sinew.runtime.loop;

/// A unit of periodic work with no thread in it.
public interface PacedStep {

  /// @param deadlineNanos when this step should have begun
  /// @param skipped whole periods missed since the last step
  void step(long deadlineNanos, int skipped);
}
