package dev.sinew.runtime.safety;

/// A machine with one rule of its protocol missing or wrong. Each must be found by the search.
enum Mutant {
  A_FAULT_WHILE_ARMED_IS_IGNORED(
      new SafetyDecisions() {
        @Override
        Mode afterTick(
            Mode m, boolean fault, boolean b, boolean l, boolean stop, boolean late, boolean r) {
          return super.afterTick(m, fault && m != Mode.ARMED, b, l, stop, late, r);
        }
      }),
  A_FAULT_DURING_AN_ORDINARY_STOP_IS_IGNORED(
      new SafetyDecisions() {
        @Override
        boolean blames(Mode mode, boolean blamed, boolean worse, boolean restart) {
          return super.blames(mode, blamed, worse, restart) && (mode != Mode.STOPPING || blamed);
        }
      }),
  A_WORSE_FAULT_WHILE_STOPPING_IS_IGNORED(
      new SafetyDecisions() {
        @Override
        boolean blames(Mode mode, boolean blamed, boolean worse, boolean restart) {
          return super.blames(mode, blamed, worse, restart) && (mode != Mode.STOPPING || !blamed);
        }
      }),
  A_WORSE_FAULT_WHILE_LATCHED_IS_IGNORED(
      new SafetyDecisions() {
        @Override
        boolean blames(Mode mode, boolean blamed, boolean worse, boolean restart) {
          return super.blames(mode, blamed, worse, restart) && mode != Mode.LATCHED;
        }
      }),
  ANY_FAULT_WHILE_LATCHED_TAKES_OVER(
      new SafetyDecisions() {
        @Override
        boolean blames(Mode mode, boolean blamed, boolean worse, boolean restart) {
          return super.blames(mode, blamed, worse, restart) || mode == Mode.LATCHED;
        }
      }),
  THE_FIRST_REPORT_WINS(
      new SafetyDecisions() {
        @Override
        boolean worse(Reaction a, Clearing clearA, Reaction b, Clearing clearB) {
          return false;
        }
      }),
  THE_LAST_REPORT_WINS(
      new SafetyDecisions() {
        @Override
        boolean worse(Reaction a, Clearing clearA, Reaction b, Clearing clearB) {
          return true;
        }
      }),
  THE_MILDEST_REPORT_WINS(
      new SafetyDecisions() {
        @Override
        boolean worse(Reaction a, Clearing clearA, Reaction b, Clearing clearB) {
          return super.worse(b, clearB, a, clearA);
        }
      }),
  THE_CLEARING_DOES_NOT_COUNT(
      new SafetyDecisions() {
        @Override
        boolean worse(Reaction a, Clearing clearA, Reaction b, Clearing clearB) {
          return a.compareTo(b) > 0;
        }
      }),
  A_THIRD_TRIP_IS_FORGIVEN(
      new SafetyDecisions() {
        @Override
        boolean tooOften(long since, long span) {
          return false;
        }
      }),
  A_THIRD_TRIP_COUNTS_FOR_EVER(
      new SafetyDecisions() {
        @Override
        boolean tooOften(long since, long span) {
          return since != Long.MAX_VALUE;
        }
      }),
  A_THIRD_TRIP_COUNTS_ONE_NANOSECOND_TOO_LONG(
      new SafetyDecisions() {
        @Override
        boolean tooOften(long since, long span) {
          return since <= span;
        }
      }),
  NO_TIME_PASSES(
      new SafetyDecisions() {
        @Override
        boolean elapsed(long nanos, long duration) {
          return false;
        }
      }),
  ALL_TIME_HAS_PASSED(
      new SafetyDecisions() {
        @Override
        boolean elapsed(long nanos, long duration) {
          return true;
        }
      }),
  TIMES_END_ONE_NANOSECOND_LATE(
      new SafetyDecisions() {
        @Override
        boolean elapsed(long nanos, long duration) {
          return nanos > duration;
        }
      }),
  A_TRIP_VOIDS_NO_PLAN(
      new SafetyDecisions() {
        @Override
        boolean voids(Mode from, Mode to) {
          return super.voids(from, to) && from != Mode.RUNNING;
        }
      }),
  AN_ARMING_VOIDS_NO_PLAN(
      new SafetyDecisions() {
        @Override
        boolean voids(Mode from, Mode to) {
          return super.voids(from, to) && to != Mode.ARMED;
        }
      }),
  EVERY_TICK_VOIDS_ALL_PLANS(
      new SafetyDecisions() {
        @Override
        boolean voids(Mode from, Mode to) {
          return true;
        }
      }),
  A_REFUSED_BUTTON_MAY_BE_HELD(
      new SafetyDecisions() {
        @Override
        boolean spends(boolean fresh, Answer answer) {
          return answer == Answer.ACCEPTED;
        }
      }),
  A_STALE_REQUEST_SPENDS_THE_NONCE_AND_A_FRESH_ONE_DOES_NOT(
      new SafetyDecisions() {
        @Override
        boolean spends(boolean fresh, Answer answer) {
          return !fresh;
        }
      }),
  A_FRESH_NONCE_IS_NOT_NEEDED_TO_START(
      new SafetyDecisions() {
        @Override
        Answer start(Mode mode, boolean fresh) {
          return super.start(mode, true);
        }
      }),
  ANY_FAULT_NUMBER_RESETS(
      new SafetyDecisions() {
        @Override
        Answer reset(Mode m, boolean fresh, boolean same, boolean gone, boolean rest) {
          return super.reset(m, fresh, true, gone, rest);
        }
      }),
  A_RESET_DOES_NOT_WAIT_FOR_THE_CAUSE_TO_GO(
      new SafetyDecisions() {
        @Override
        Answer reset(Mode m, boolean fresh, boolean same, boolean gone, boolean rest) {
          return super.reset(m, fresh, same, true, rest);
        }
      }),
  A_RESET_DOES_NOT_WAIT_FOR_REST(
      new SafetyDecisions() {
        @Override
        Answer reset(Mode m, boolean fresh, boolean same, boolean gone, boolean rest) {
          return super.reset(m, fresh, same, gone, true);
        }
      });

  final SafetyDecisions decisions;

  Mutant(SafetyDecisions decisions) {
    this.decisions = decisions;
  }
}
