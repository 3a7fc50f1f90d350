package dev.sinew.runtime.safety;

/// One set of arguments of one of the four decisions that choose a mode or an answer.
///
/// @param mode the first argument
/// @param flags the boolean ones, first argument in the lowest bit
record DecisionPoint(Decision decision, Mode mode, int flags) {

  enum Decision {
    AFTER_TICK,
    ARM,
    START,
    RESET
  }

  static DecisionPoint of(Decision decision, Mode mode, boolean... flags) {
    int bits = 0;
    for (int i = 0; i < flags.length; i++) bits |= flags[i] ? 1 << i : 0;
    return new DecisionPoint(decision, mode, bits);
  }
}
