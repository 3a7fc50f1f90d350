package dev.sinew.runtime.safety;

/// One rule's eye: is it broken now? Called every tick, in every mode, on the servo thread: no
/// allocation, no lock, no log, no exception. May remember; sees one tick after the other.
interface Guard {

  boolean broken(Evidence now);

  /// The number that broke it, for the event log; NaN when there is none that tells anything.
  default double value() {
    return Double.NaN;
  }

  /// Forgets what it remembers: the arm is armed anew.
  default void reset() {}
}
