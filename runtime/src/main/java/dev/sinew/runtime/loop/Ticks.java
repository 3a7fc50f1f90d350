package dev.sinew.runtime.loop;

/// Where a servo's ticks come from. Confined to the thread that it paces.
public interface Ticks {

  /// Waits for the next tick.
  ///
  /// @return when that tick was due, nanoseconds on the loop's clock
  long await();

  /// Whole periods left out before the tick that [#await] returned last.
  int skipped();
}
