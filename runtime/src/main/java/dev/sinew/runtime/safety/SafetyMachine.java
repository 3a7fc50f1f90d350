package dev.sinew.runtime.safety;

/// Who may move when. Pure: no clock, no I/O, no allocation; the same inputs give the same life.
///
/// | from | when | to |
/// |---|---|---|
/// | disarmed, standstill | a human arms, all is ready, no fault, no stop asked for | armed |
/// | armed | fault or stop | stopping |
/// | armed | no start in time | disarmed |
/// | armed | a human starts | running |
/// | running | fault or stop | stopping |
/// | stopping | at rest, no fault had a part in it | standstill |
/// | stopping | at rest after a fault | latched, or locked out |
/// | latched | a human resets this fault, cause gone | disarmed |
/// | latched | a fault that only a restart clears | locked out |
///
/// Arming never moves, a reset neither moves nor arms, a start resets nothing. A reset must name
/// the fault and carry the nonce published with it, which works once: a button that is held, or a
/// message that is replayed, does nothing. Every way out of *armed* or *running*, and every way
/// into them, begins a new generation: plans of an older one are void.
public final class SafetyMachine {

  /// Durations, nanoseconds.
  ///
  /// @param causeGone for how long a cause must be gone before a reset
  /// @param startWithin longest time between arming and start
  /// @param lockWindow within which [#LOCK_COUNT] faults of one rule lock the machine out
  record Times(long causeGone, long startWithin, long lockWindow) {

    static final Times STANDARD = new Times(500_000_000L, 10_000_000_000L, 600_000_000_000L);
  }

  static final int LOCK_COUNT = 3;

  private final Transition transition;
  private final Times times;
  private Mode mode = Mode.DISARMED;
  private int fault = -1;
  private Reaction worst = Reaction.NONE;
  private boolean locking;
  private boolean faultNow;
  private boolean stopNow;
  private boolean latching;
  private int stopRule = -1;
  private long faultNumber;
  private long nonce = 1;
  private long generation;
  private long armedNanos;
  private long brokenNanos;
  private final int[] pastRule = new int[LOCK_COUNT - 1];
  private final long[] pastNanos = new long[LOCK_COUNT - 1];

  SafetyMachine() {
    this(Transition::of, Times.STANDARD);
  }

  SafetyMachine(Transition transition, Times times) {
    this.transition = transition;
    this.times = times;
    for (int i = 0; i < pastRule.length; i++) pastRule[i] = -1;
  }

  /// One tick.
  ///
  /// @param rule id of the worst broken rule, -1 when none is broken
  /// @param reaction its reaction
  /// @param clearing how that ends
  /// @param causeBroken whether the rule of the current [#fault] is broken now
  /// @param atRest whether the arm is measured at rest
  /// @param stop id of the rule for which an ordinary stop is asked, -1 when none is
  void tick(
      int rule,
      Reaction reaction,
      Clearing clearing,
      boolean causeBroken,
      boolean atRest,
      int stop,
      long nowNanos) {
    faultNow = rule >= 0 && reaction.compareTo(Reaction.STOP) >= 0;
    stopNow = stop >= 0;
    if (causeBroken || faultNow) brokenNanos = nowNanos;
    boolean moving = active(mode) || mode == Mode.STOPPING;
    if (faultNow && moving) blame(rule, reaction, clearing, nowNanos);
    boolean restart = faultNow && clearing == Clearing.RESTART;
    if (stopNow && moving && stopRule < 0) stopRule = stop;
    int inputs =
        bit(faultNow, Transition.FAULT)
            | bit(stopNow, Transition.STOP)
            | bit(atRest, Transition.REST)
            | bit(latching, Transition.LATCHING)
            | bit(locking || restart, Transition.LOCKING)
            | bit(
                mode == Mode.ARMED && nowNanos - armedNanos > times.startWithin(),
                Transition.EXPIRED);
    enter(transition.next(mode, inputs), nowNanos);
  }

  /// The first fault of a stop is the one that is reset; the worst reaction of all is what is done.
  private void blame(int rule, Reaction reaction, Clearing clearing, long nowNanos) {
    if (reaction.compareTo(worst) > 0) worst = reaction;
    if (clearing == Clearing.RESTART) locking = true;
    if (latching) return;
    latching = true;
    fault = rule;
    int same = 0;
    for (int i = 0; i < pastRule.length; i++) {
      if (pastRule[i] == rule && nowNanos - pastNanos[i] <= times.lockWindow()) same++;
    }
    if (same == pastRule.length) locking = true;
    for (int i = pastRule.length - 1; i > 0; i--) {
      pastRule[i] = pastRule[i - 1];
      pastNanos[i] = pastNanos[i - 1];
    }
    pastRule[0] = rule;
    pastNanos[0] = nowNanos;
  }

  private void enter(Mode next, long nowNanos) {
    if (next == mode) return;
    if (active(mode) || active(next)) generation++;
    if (next == Mode.LATCHED || next == Mode.LOCKED_OUT) {
      faultNumber++;
      nonce++;
    }
    if (next == Mode.ARMED) {
      armedNanos = nowNanos;
      stopRule = -1;
    }
    if (next == Mode.ARMED || mode == Mode.LATCHED && next == Mode.DISARMED) forgive();
    mode = next;
  }

  private static boolean active(Mode mode) {
    return mode == Mode.ARMED || mode == Mode.RUNNING;
  }

  private void forgive() {
    fault = -1;
    worst = Reaction.NONE;
    latching = false;
    locking = false;
  }

  /// A human asks to arm.
  ///
  /// @param ready [Answer#ACCEPTED] when the pose is inside every limit and the state fresh;
  ///     otherwise what is wrong
  Answer arm(Answer ready, long nowNanos) {
    Answer refusal = refusalToArm();
    if (refusal != Answer.ACCEPTED) return refusal;
    if (ready != Answer.ACCEPTED) return ready;
    enter(transition.next(mode, Transition.ARM), nowNanos);
    return mode == Mode.ARMED ? Answer.ACCEPTED : refusal();
  }

  /// What stands against an arming, whatever the arm's pose; [Answer#ACCEPTED] when nothing does.
  Answer refusalToArm() {
    if (mode != Mode.DISARMED && mode != Mode.STANDSTILL) return refusal();
    return faultNow ? Answer.FAULT_PRESENT : Answer.ACCEPTED;
  }

  /// A human asks to start.
  Answer start(long nowNanos) {
    if (mode != Mode.ARMED) return Answer.NOT_ARMED;
    int inputs =
        Transition.START
            | bit(faultNow, Transition.FAULT)
            | bit(nowNanos - armedNanos > times.startWithin(), Transition.EXPIRED);
    enter(transition.next(mode, inputs), nowNanos);
    return mode == Mode.RUNNING ? Answer.ACCEPTED : Answer.NOT_ARMED;
  }

  /// A human resets a fault.
  ///
  /// @param number the fault's, see [#faultNumber]
  /// @param nonce the one published with it, see [#nonce]
  Answer reset(long number, long nonce, long nowNanos) {
    if (mode == Mode.LOCKED_OUT) return Answer.LOCKED_OUT;
    if (mode != Mode.LATCHED) return Answer.NOT_LATCHED;
    if (number != faultNumber) return Answer.WRONG_FAULT;
    if (nonce != this.nonce) return Answer.USED_NONCE;
    if (faultNow || nowNanos - brokenNanos < times.causeGone()) return Answer.CAUSE_PRESENT;
    this.nonce++;
    enter(transition.next(mode, Transition.RESET), nowNanos);
    return mode == Mode.DISARMED ? Answer.ACCEPTED : Answer.CAUSE_PRESENT;
  }

  private Answer refusal() {
    return switch (mode) {
      case LATCHED -> Answer.LATCHED;
      case LOCKED_OUT -> Answer.LOCKED_OUT;
      default -> Answer.UNDER_WAY;
    };
  }

  private static int bit(boolean is, int mask) {
    return is ? mask : 0;
  }

  Mode mode() {
    return mode;
  }

  /// Id of the rule whose fault caused the stop; -1 when none did.
  int fault() {
    return fault;
  }

  /// Id of the rule for which the last ordinary stop was asked; -1 before one was.
  int stopRule() {
    return stopRule;
  }

  /// The worst reaction of the stop under way or latched.
  Reaction worst() {
    return worst;
  }

  /// Counts latches; what a reset must name.
  long faultNumber() {
    return faultNumber;
  }

  /// What a reset must carry.
  long nonce() {
    return nonce;
  }

  /// Counts the ways into and out of *armed* and *running*.
  long generation() {
    return generation;
  }
}
