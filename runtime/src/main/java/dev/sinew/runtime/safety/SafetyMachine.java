package dev.sinew.runtime.safety;

/// Decides in which [Mode] the arm is: the state machine of the supervisor.
///
/// **Tick.** Per servo tick: [#report] for every rule whose condition holds now, in any order,
/// then [#tick] once, then the command: it may be the policy's only while [#mayMove] says so,
/// which it never does in the tick of a trip. A rule goes on being reported for as long as its
/// condition holds, in every mode: that is how the machine knows when a cause is gone.
///
/// **Requests of people** ([#arm], [#start], [#reset]) come between two ticks. Each names the
/// [#nonce] of the state that the person was shown. A nonce serves one request, accepted or
/// refused, and none outlives a change of mode or of the cause: a replayed message or a button
/// held down does nothing. Reset never moves, start never resets, arm never moves.
///
/// | mode | tick or request | next |
/// | --- | --- | --- |
/// | `DISARMED`, `STANDSTILL` | `arm`: proofs passed, no fault in the last tick | `ARMED` |
/// | | fault that only a restart clears | `LOCKED_OUT` |
/// | `ARMED` | `start` | `RUNNING` |
/// | | no start in time | `DISARMED` |
/// | `ARMED`, `RUNNING` | fault of `STOP` or worse, or an ordinary stop | `STOPPING` |
/// | `STOPPING` | at rest, no fault since the stop was asked for | `STANDSTILL` |
/// | | at rest, a fault is the cause | `LATCHED` |
/// | | at rest, a fault that a restart clears, or a third trip in ten minutes | `LOCKED_OUT` |
/// | `LATCHED` | `reset`: this fault, no fault for 0.5 s, at rest | `DISARMED` |
/// | | worse fault that locks out | `LOCKED_OUT` |
/// | `LOCKED_OUT` | anything | `LOCKED_OUT` |
///
/// **Faults.** A fault found while stopping an ordinary stop turns it into a latching one; a worse
/// one takes over as the cause, with a new [#faultNumber], so that a reset always names what the
/// person has seen. A rule's third trip, that is the third time it became a cause, within the span
/// of [SafetyTimes] locks out. `HALT` asks, by [#reaction], for the robot's own means from the tick
/// of the trip until the reset.
///
/// **Plans.** [#epoch] advances at every change of mode: whatever was planned before is void, also
/// a chunk taken in the very tick of a trip.
///
/// **Limits.** At rest is the caller's measurement. Without it a stop stays `STOPPING`. The nonces
/// guard against repetition, not against an attacker: who may ask is decided before.
///
/// Servo thread, or one thread at a time. No clock, no I/O, no allocation after construction; equal
/// calls give equal answers. Every state and input was searched by `SafetyModelTest`.
public final class SafetyMachine {

  /// Stands for no rule.
  public static final int NO_RULE = -1;

  private static final Mode[] MODES = Mode.values();

  private final SafetyDecisions decide;
  private final Reaction[] reactions;
  private final Clearing[] clearings;
  private final SafetyTimes times;
  private final TripHistory trips;
  private final long nonceSeed;

  private Mode mode = Mode.DISARMED;
  private int epoch = 1;
  private int faultNumber;
  private long nonces;

  /// Cause of the stop; [#NO_RULE] without a stop and in an ordinary one.
  private int cause = NO_RULE;

  private boolean locked;
  private long now;
  private long armedAt;
  private boolean atRest;

  /// Whether the last tick found a fault; true before the first one, which has found nothing out.
  private boolean faultPresent = true;

  private long clearSince;
  private int worstOfLastTick = NO_RULE;

  private int worst = NO_RULE;
  private boolean needsRestart;

  /// @param reactions of the rules 0..n-1
  /// @param clearings of the same rules: [Clearing#BY_ITSELF] below [Reaction#STOP] and only there
  /// @param nonceSeed different in every run, so that no request of an earlier run fits
  /// @throws IllegalArgumentException when a rule's clearing does not fit its reaction
  public SafetyMachine(
      Reaction[] reactions, Clearing[] clearings, SafetyTimes times, long nonceSeed) {
    this(reactions, clearings, times, nonceSeed, new SafetyDecisions());
  }

  SafetyMachine(
      Reaction[] reactions,
      Clearing[] clearings,
      SafetyTimes times,
      long nonceSeed,
      SafetyDecisions decide) {
    if (reactions.length != clearings.length)
      throw new IllegalArgumentException(
          reactions.length + " reactions, but " + clearings.length + " clearings");
    for (int r = 0; r < reactions.length; r++) {
      if (reactions[r].stops() == (clearings[r] == Clearing.BY_ITSELF))
        throw new IllegalArgumentException(
            "rule " + r + ": " + reactions[r] + " cannot clear " + clearings[r]);
    }
    this.reactions = reactions.clone();
    this.clearings = clearings.clone();
    this.times = times;
    this.nonceSeed = nonceSeed;
    this.decide = decide;
    trips = new TripHistory(reactions.length);
  }

  /// A rule's condition holds in the coming tick.
  public void report(int rule) {
    if (worst == NO_RULE || worse(rule, worst)) worst = rule;
    needsRestart |= clearings[rule] == Clearing.RESTART;
  }

  /// Takes in the reports since the last tick.
  ///
  /// @param nowNanos never less than in the tick before
  /// @param atRest freshly measured, every joint
  /// @param stopWanted an ordinary stop: the episode ended, the operator asked
  /// @return the mode that rules this tick's command
  public Mode tick(long nowNanos, boolean atRest, boolean stopWanted) {
    now = nowNanos;
    this.atRest = atRest;
    boolean fault = worst != NO_RULE && reactions[worst].stops();
    if (faultPresent && !fault) clearSince = nowNanos;
    faultPresent = fault;
    if (fault) take(worst);
    boolean late = mode == Mode.ARMED && decide.elapsed(nowNanos - armedAt, times.startNanos());
    move(decide.afterTick(mode, fault, blamed(), locked, stopWanted, late, atRest));
    worstOfLastTick = worst;
    worst = NO_RULE;
    needsRestart = false;
    return mode;
  }

  /// Begins an ordinary stop at once. In any mode and any number of times; does nothing where there
  /// is no motion to stop.
  public void stop() {
    move(decide.afterTick(mode, false, blamed(), locked, true, false, false));
  }

  /// Checks, but does not move.
  ///
  /// @param proofsPassed measured pose inside the limits, fresh state, rights, and what else must
  ///     hold before arming
  public Answer arm(long nonce, boolean proofsPassed) {
    boolean fresh = nonce == nonce();
    Answer answer = decide.arm(mode, fresh, proofsPassed, faultPresent);
    if (decide.spends(fresh, answer)) nonces++;
    if (answer == Answer.ACCEPTED) {
      armedAt = now;
      move(Mode.ARMED);
    }
    return answer;
  }

  /// Admits commands.
  public Answer start(long nonce) {
    boolean fresh = nonce == nonce();
    Answer answer = decide.start(mode, fresh);
    if (decide.spends(fresh, answer)) nonces++;
    if (answer == Answer.ACCEPTED) move(Mode.RUNNING);
    return answer;
  }

  /// Leaves a latch.
  ///
  /// @param fault the [#faultNumber] that the person was shown
  public Answer reset(int fault, long nonce) {
    boolean fresh = nonce == nonce();
    boolean gone = !faultPresent && decide.elapsed(now - clearSince, times.causeGoneNanos());
    Answer answer = decide.reset(mode, fresh, fault == faultNumber, gone, atRest);
    if (decide.spends(fresh, answer)) nonces++;
    if (answer == Answer.ACCEPTED) {
      cause = NO_RULE;
      move(Mode.DISARMED);
    }
    return answer;
  }

  public Mode mode() {
    return mode;
  }

  /// Whether commands may be sent on to the arm. While stopping, the stored stop runs instead.
  public boolean mayMove() {
    return mode == Mode.RUNNING;
  }

  /// Generation of plans; advances at every change of mode.
  public int epoch() {
    return epoch;
  }

  /// The reaction in force: of the stop's cause if it has one, else the worst of the last tick.
  public Reaction reaction() {
    return cause() == NO_RULE ? Reaction.NONE : reactions[cause()];
  }

  /// The rule behind [#reaction], or [#NO_RULE].
  public int cause() {
    return blamed() ? cause : worstOfLastTick;
  }

  /// Counts the causes of stops since the start; the newest is the one that a reset must name.
  public int faultNumber() {
    return faultNumber;
  }

  /// What the next request must name. SplitMix64's mixer over a counter (Steele, Lea, Flood: Fast
  /// splittable pseudorandom number generators, 2014): one to one, so that none comes twice.
  public long nonce() {
    long z = nonceSeed + nonces * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private boolean blamed() {
    return cause != NO_RULE;
  }

  private boolean worse(int rule, int other) {
    return decide.worse(reactions[rule], clearings[rule], reactions[other], clearings[other]);
  }

  private void take(int fault) {
    locked |= needsRestart;
    if (!decide.blames(mode, blamed(), blamed() && worse(fault, cause), needsRestart)) return;
    cause = fault;
    locked |= decide.tooOften(trips.sinceLastButOne(fault, now), times.lockOutNanos());
    trips.add(fault, now);
    faultNumber++;
    nonces++;
  }

  private void move(Mode next) {
    if (decide.voids(mode, next)) epoch++;
    if (next != mode) nonces++;
    mode = next;
  }

  /// All that decides about the future, but for the counters, which are only compared: times as
  /// ages, cut where they no longer matter. Between ticks, and for short durations only: for the
  /// model check.
  ///
  /// @throws ArithmeticException when the durations are too long for one number
  long pack() {
    long p = mode.ordinal();
    p = Digits.append(p, reactions.length + 1, cause + 1);
    p = Digits.append(p, 2, locked ? 1 : 0);
    p = Digits.append(p, 2, atRest ? 1 : 0);
    p = Digits.append(p, 2, faultPresent ? 1 : 0);
    p = Digits.append(p, times.causeGoneNanos() + 1, faultPresent ? 0 : now - clearSince);
    p = Digits.append(p, times.startNanos() + 1, mode == Mode.ARMED ? now - armedAt : 0);
    return trips.pack(p, now, times.lockOutNanos());
  }

  /// Takes on a state that [#pack] wrote; the counters stay and the time is `nowNanos`.
  void unpack(long packed, long nowNanos) {
    now = nowNanos;
    worstOfLastTick = NO_RULE;
    long p = trips.unpack(packed, nowNanos, times.lockOutNanos());
    armedAt = nowNanos - p % (times.startNanos() + 1);
    p /= times.startNanos() + 1;
    clearSince = nowNanos - p % (times.causeGoneNanos() + 1);
    p /= times.causeGoneNanos() + 1;
    faultPresent = p % 2 == 1;
    atRest = p / 2 % 2 == 1;
    locked = p / 4 % 2 == 1;
    p /= 8;
    cause = (int) (p % (reactions.length + 1)) - 1;
    mode = MODES[(int) (p / (reactions.length + 1))];
  }
}
