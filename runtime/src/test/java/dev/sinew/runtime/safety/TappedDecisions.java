package dev.sinew.runtime.safety;

import dev.sinew.runtime.safety.DecisionPoint.Decision;

/// The decisions, each one shown to a tap that may change it.
class TappedDecisions extends SafetyDecisions {

  Mode mode(DecisionPoint at, Mode right) {
    return right;
  }

  Answer answer(DecisionPoint at, Answer right) {
    return right;
  }

  @Override
  Mode afterTick(
      Mode mode,
      boolean fault,
      boolean blamed,
      boolean locked,
      boolean stopWanted,
      boolean late,
      boolean atRest) {
    return mode(
        DecisionPoint.of(
            Decision.AFTER_TICK, mode, fault, blamed, locked, stopWanted, late, atRest),
        super.afterTick(mode, fault, blamed, locked, stopWanted, late, atRest));
  }

  @Override
  Answer arm(Mode mode, boolean fresh, boolean proofsPassed, boolean faultPresent) {
    return answer(
        DecisionPoint.of(Decision.ARM, mode, fresh, proofsPassed, faultPresent),
        super.arm(mode, fresh, proofsPassed, faultPresent));
  }

  @Override
  Answer start(Mode mode, boolean fresh) {
    return answer(DecisionPoint.of(Decision.START, mode, fresh), super.start(mode, fresh));
  }

  @Override
  Answer reset(Mode mode, boolean fresh, boolean sameFault, boolean causeGone, boolean atRest) {
    return answer(
        DecisionPoint.of(Decision.RESET, mode, fresh, sameFault, causeGone, atRest),
        super.reset(mode, fresh, sameFault, causeGone, atRest));
  }
}
