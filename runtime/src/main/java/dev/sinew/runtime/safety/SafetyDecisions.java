package dev.sinew.runtime.safety;

/// Every decision of a [SafetyMachine], each a function of its arguments alone; the machine is the
/// memory. Not final, so that a test can put a wrong decision in and see it found.
class SafetyDecisions {

  /// The mode after a tick.
  ///
  /// @param fault a rule that stops was found in this tick
  /// @param blamed the stop under way has a fault as its cause
  /// @param locked the cause was found too often, or only a restart clears it
  /// @param stopWanted an ordinary stop is asked for
  /// @param late the time to start after arming is over
  Mode afterTick(
      Mode mode,
      boolean fault,
      boolean blamed,
      boolean locked,
      boolean stopWanted,
      boolean late,
      boolean atRest) {
    return switch (mode) {
      case DISARMED, STANDSTILL, LATCHED -> locked ? Mode.LOCKED_OUT : mode;
      case ARMED -> fault || stopWanted ? Mode.STOPPING : late ? Mode.DISARMED : mode;
      case RUNNING -> fault || stopWanted ? Mode.STOPPING : mode;
      case STOPPING -> atRest ? afterStop(blamed, locked) : mode;
      case LOCKED_OUT -> mode;
    };
  }

  private static Mode afterStop(boolean blamed, boolean locked) {
    if (locked) return Mode.LOCKED_OUT;
    return blamed ? Mode.LATCHED : Mode.STANDSTILL;
  }

  Answer arm(Mode mode, boolean fresh, boolean proofsPassed, boolean faultPresent) {
    return switch (mode) {
      case ARMED, RUNNING -> Answer.ALREADY_ARMED;
      case STOPPING -> Answer.STILL_STOPPING;
      case LATCHED -> Answer.LATCHED;
      case LOCKED_OUT -> Answer.LOCKED_OUT;
      case DISARMED, STANDSTILL -> {
        if (!fresh) yield Answer.OUTDATED;
        if (faultPresent) yield Answer.FAULT_PRESENT;
        yield proofsPassed ? Answer.ACCEPTED : Answer.PROOFS_FAILED;
      }
    };
  }

  Answer start(Mode mode, boolean fresh) {
    if (mode != Mode.ARMED) return Answer.NOT_ARMED;
    return fresh ? Answer.ACCEPTED : Answer.OUTDATED;
  }

  Answer reset(Mode mode, boolean fresh, boolean sameFault, boolean causeGone, boolean atRest) {
    if (mode == Mode.LOCKED_OUT) return Answer.LOCKED_OUT;
    if (mode != Mode.LATCHED) return Answer.NOT_LATCHED;
    if (!fresh) return Answer.OUTDATED;
    if (!sameFault) return Answer.OTHER_FAULT;
    if (!causeGone) return Answer.CAUSE_PRESENT;
    return atRest ? Answer.ACCEPTED : Answer.NOT_AT_REST;
  }

  /// Whether a request uses up the nonce that it named. A refused one does too: a button held down
  /// until its request would be accepted does nothing.
  boolean spends(boolean fresh, Answer answer) {
    return fresh;
  }

  /// Whether a change of mode voids all plans: every one does.
  boolean voids(Mode from, Mode to) {
    return from != to;
  }

  /// Whether the first rule is worse than the second; equals are not.
  boolean worse(Reaction a, Clearing clearA, Reaction b, Clearing clearB) {
    return a.compareTo(b) > 0 || a == b && clearA.compareTo(clearB) > 0;
  }

  /// Whether a fault becomes the cause: of a new stop, of an ordinary stop that was under way, or
  /// in place of a milder cause. While the arm is not armed, only one that locks out does.
  boolean blames(Mode mode, boolean blamed, boolean worseThanCause, boolean needsRestart) {
    return switch (mode) {
      case ARMED, RUNNING -> true;
      case STOPPING, LATCHED -> !blamed || worseThanCause;
      case DISARMED, STANDSTILL -> needsRestart;
      case LOCKED_OUT -> false;
    };
  }

  /// @param sinceLastButOneNanos age of the cause's trip before the last
  boolean tooOften(long sinceLastButOneNanos, long spanNanos) {
    return sinceLastButOneNanos < spanNanos;
  }

  boolean elapsed(long nanos, long durationNanos) {
    return nanos >= durationNanos;
  }
}
