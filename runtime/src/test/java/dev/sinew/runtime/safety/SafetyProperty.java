package dev.sinew.runtime.safety;

import static dev.sinew.runtime.safety.ModelInput.Kind.ARM;
import static dev.sinew.runtime.safety.ModelInput.Kind.RESET;
import static dev.sinew.runtime.safety.ModelInput.Kind.START;

import java.util.function.Predicate;

/// What must hold at every transition of a [SafetyMachine], whatever happened before.
enum SafetyProperty {
  NO_MOTION_WITHOUT_ARM_AND_START_BY_A_PERSON_SINCE_THE_LAST_STOP(
      s -> s.to != Mode.RUNNING || s.after.armed && s.after.started),

  ONLY_RUNNING_MAY_MOVE(s -> s.mayMove == (s.to == Mode.RUNNING)),

  A_LATCH_IS_LEFT_ONLY_BY_AN_ACCEPTED_RESET_OR_FOR_GOOD(
      s ->
          s.from != Mode.LATCHED
              || (s.accepted(RESET)
                  ? s.to == Mode.DISARMED
                  : s.to == (s.after.mustLock ? Mode.LOCKED_OUT : Mode.LATCHED))),

  LOCKED_OUT_IS_NEVER_LEFT(s -> s.from != Mode.LOCKED_OUT || s.to == Mode.LOCKED_OUT),

  A_FAULT_WHILE_ARMED_OR_RUNNING_STOPS_IN_THE_SAME_TICK(
      s -> !(s.inMotion() && s.faultTick) || s.to == Mode.STOPPING && !s.mayMove),

  AN_ORDINARY_STOP_ACTS_AT_ONCE(
      s -> !(s.inMotion() && s.wantsStop()) || s.to == Mode.STOPPING && !s.mayMove),

  A_STOP_ENDS_AT_MEASURED_REST_AND_NOT_BEFORE(s -> s.from != Mode.STOPPING || s.to == endOfStop(s)),

  NOTHING_ENDS_ARMED_OR_RUNNING_WITHOUT_A_REASON(
      s -> !(s.inMotion() && s.tick() && !s.faultTick && !s.wantsStop()) || s.to == inPeace(s)),

  NOTHING_ARMS_OR_LATCHES_AN_IDLE_ARM_BUT_A_PERSON_OR_A_CAUSE_FOR_GOOD(
      s -> !s.idle() || s.accepted(ARM) || s.to == (s.after.mustLock ? Mode.LOCKED_OUT : s.from)),

  THE_WORST_FAULT_IS_THE_CAUSE(
      s -> !stopped(s.to) || s.after.cause < 0 || s.cause == s.after.cause),

  A_REACTION_IN_FORCE_NEVER_BECOMES_MILDER_BEFORE_THE_RESET(
      s ->
          !(stopped(s.from) && stopped(s.to) && s.before.cause >= 0)
              || s.reaction.compareTo(s.reactionBefore) >= 0),

  THE_EPOCH_ADVANCES_AT_EVERY_CHANGE_OF_MODE(s -> (s.epoch != s.epochBefore) == (s.from != s.to)),

  A_PLAN_OF_THE_TICK_OF_A_TRIP_IS_VOID_AFTER_IT(
      s -> !(s.from == Mode.RUNNING && s.to != Mode.RUNNING) || s.epoch > s.epochBefore),

  A_NONCE_SERVES_ONE_REQUEST(
      s -> !(s.answer != null && s.input.fresh()) || s.nonce != s.nonceBefore),

  A_NONCE_OUTLIVES_NO_CHANGE_OF_MODE_OR_CAUSE(
      s -> s.from == s.to && s.before.cause == s.after.cause || s.nonce != s.nonceBefore),

  A_NEW_CAUSE_HAS_A_NEW_NUMBER(
      s ->
          s.before.cause == s.after.cause
              || s.accepted(RESET)
              || s.from == Mode.LOCKED_OUT
              || s.fault == s.faultBefore + 1),

  A_REFUSED_REQUEST_CHANGES_NOTHING(
      s -> s.answer == null || s.answer == Answer.ACCEPTED || s.nothingChanged()),

  A_REPLAYED_REQUEST_IS_REFUSED(
      s -> s.answer == null || s.input.fresh() || s.answer != Answer.ACCEPTED),

  A_HELD_BUTTON_DOES_NOTHING(
      s ->
          s.answer == null
              || s.repeated != Answer.ACCEPTED
                  && s.stateAfterRepetition == s.state
                  && s.epochAfterRepetition == s.epoch),

  ARMING_NEEDS_AN_IDLE_ARM_PROOFS_AND_NO_FAULT_AND_IS_THEN_GRANTED(
      s ->
          !s.input.is(ARM)
              || (s.answer == Answer.ACCEPTED)
                  == (s.idle() && s.input.fresh() && s.input.proofs() && !s.before.fault)),

  ARMING_NEVER_MOVES(s -> !s.accepted(ARM) || s.to == Mode.ARMED),

  A_START_NEEDS_AN_ARMING_OF_LATE_AND_IS_THEN_GRANTED(
      s ->
          !s.input.is(START)
              || (s.answer == Answer.ACCEPTED)
                  == (s.from == Mode.ARMED && s.input.fresh() && recentlyArmed(s.before, s.model))),

  A_START_NEVER_RESETS(
      s -> !s.input.is(START) || s.to == (s.answer == Answer.ACCEPTED ? Mode.RUNNING : s.from)),

  A_RESET_NEEDS_THE_RIGHT_FAULT_ITS_CAUSE_GONE_AND_REST_AND_IS_THEN_GRANTED(
      s -> !s.input.is(RESET) || (s.answer == Answer.ACCEPTED) == mayReset(s)),

  A_RESET_NEVER_MOVES(
      s -> !s.input.is(RESET) || s.to == Mode.DISARMED || s.to == s.from && !s.accepted(RESET));

  private final Predicate<ModelStep> holds;

  SafetyProperty(Predicate<ModelStep> holds) {
    this.holds = holds;
  }

  boolean holds(ModelStep step) {
    return holds.test(step);
  }

  private static boolean stopped(Mode mode) {
    return mode == Mode.STOPPING || mode == Mode.LATCHED;
  }

  private static Mode endOfStop(ModelStep s) {
    if (!s.tick() || !s.input.atRest()) return Mode.STOPPING;
    if (s.after.mustLock) return Mode.LOCKED_OUT;
    return s.after.cause >= 0 ? Mode.LATCHED : Mode.STANDSTILL;
  }

  private static Mode inPeace(ModelStep s) {
    boolean late = s.before.sinceArmed + s.input.nanos() >= s.model.times().startNanos();
    return s.from == Mode.ARMED && late ? Mode.DISARMED : s.from;
  }

  private static boolean recentlyArmed(Witness witness, SafetyModel model) {
    return witness.sinceArmed < model.times().startNanos();
  }

  private static boolean mayReset(ModelStep s) {
    return s.from == Mode.LATCHED
        && s.input.fresh()
        && s.input.fault() == 0
        && !s.before.fault
        && s.before.sinceFault >= s.model.times().causeGoneNanos()
        && s.before.atRest;
  }
}
