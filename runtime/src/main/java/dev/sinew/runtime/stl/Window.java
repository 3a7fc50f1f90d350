package dev.sinew.runtime.stl;

/// Which ticks a temporal operator looks at, counted away from the present one.
///
/// @param from nearest tick
/// @param to farthest tick, included
/// @param text as it is printed, `[0,0.5s]`; empty when unbounded
record Window(int from, int to, String text) {

  /// Everything from the present tick to the end of what is known.
  static final Window UNBOUNDED = new Window(0, Integer.MAX_VALUE, "");

  boolean isBounded() {
    return to != Integer.MAX_VALUE;
  }

  /// The same window where no more than so many ticks ever exist.
  Window within(int ticks) {
    return isBounded() ? new Window(Math.min(from, ticks), Math.min(to, ticks), text) : this;
  }
}
