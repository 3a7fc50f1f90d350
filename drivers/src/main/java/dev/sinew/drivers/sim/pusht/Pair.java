package dev.sinew.drivers.sim.pusht;

/// Two shapes that touch now and then (Chipmunk's arbiter): when they did last decides which
/// impulses carry over.
final class Pair {

  /// Impulses are remembered across this many steps.
  private static final int PERSISTENCE = 2;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private long before = NEVER;
  private long last = NEVER;

  void touch(long step) {
    if (last == step) return;
    before = last;
    last = step;
  }

  /// Whether a contact seen in `contactStep` was part of the pair's touch before this one, and not
  /// too long ago.
  boolean remembers(long contactStep) {
    return contactStep == before && last - before <= PERSISTENCE;
  }

  /// Whether the pair touched in the step before this one too.
  boolean lasting() {
    return last - before == 1;
  }

  void forget() {
    before = NEVER;
    last = NEVER;
  }
}
