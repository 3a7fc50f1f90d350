package dev.sinew.app.replay;

/// Where a decision derived again is another one than was recorded.
///
/// @param tick its number
/// @param seconds after the first tick of the file
/// @param what the field, and the joint where there is one
public record Difference(long tick, double seconds, String what, String recorded, String derived) {

  @Override
  public String toString() {
    return "tick %d (%.3f s after the first): %s was %s, derived again it is %s"
        .formatted(tick, seconds, what, recorded, derived);
  }
}
