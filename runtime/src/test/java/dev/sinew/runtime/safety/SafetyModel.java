package dev.sinew.runtime.safety;

import java.util.List;

/// A [SafetyMachine] small enough to be searched: few rules, durations of a few nanoseconds.
record SafetyModel(
    List<Reaction> reactions,
    List<Clearing> clearings,
    SafetyTimes times,
    List<ModelInput> inputs) {

  private static final Reaction[] REACTIONS = {
    Reaction.SLOW, Reaction.STOP, Reaction.HALT, Reaction.STOP
  };
  private static final Clearing[] CLEARINGS = {
    Clearing.BY_ITSELF, Clearing.OPERATOR, Clearing.OPERATOR, Clearing.RESTART
  };

  /// Rules 0 `SLOW`, 1 `STOP`, 2 `HALT`, 3 `STOP` until a restart.
  static SafetyModel of(SafetyTimes times, int... tickNanos) {
    return new SafetyModel(
        List.of(REACTIONS), List.of(CLEARINGS), times, ModelInput.all(REACTIONS.length, tickNanos));
  }

  static SafetyModel large() {
    return of(new SafetyTimes(2, 2, 7), 0, 1);
  }

  static SafetyModel small() {
    return of(new SafetyTimes(1, 2, 3), 0, 1);
  }

  SafetyMachine machine(SafetyDecisions decisions) {
    return new SafetyMachine(
        reactions.toArray(Reaction[]::new),
        clearings.toArray(Clearing[]::new),
        times,
        7,
        decisions);
  }

  boolean stops(int rule) {
    return reactions.get(rule).compareTo(Reaction.STOP) >= 0;
  }

  boolean needsRestart(int rule) {
    return clearings.get(rule) == Clearing.RESTART;
  }

  boolean fault(ModelInput input) {
    return input.reportsAny(this::stops);
  }

  boolean restartFault(ModelInput input) {
    return input.reportsAny(this::needsRestart);
  }

  /// The rule that should win among those reported, -1 without any.
  int worst(ModelInput input) {
    int worst = -1;
    for (int rule : input.reports()) {
      if (worst < 0 || rank(rule) > rank(worst)) worst = rule;
    }
    return worst;
  }

  int rank(int rule) {
    return reactions.get(rule).ordinal() * 10 + clearings.get(rule).ordinal();
  }
}
