package dev.sinew.runtime.loop;

/// A unit of periodic work with no thread in it.
public interface PacedStep {

  /// @param deadlineNanos when this step should have begun
  /// @param skipped whole periods that its lateness leaves out
  void step(long deadlineNanos, int skipped);
}
