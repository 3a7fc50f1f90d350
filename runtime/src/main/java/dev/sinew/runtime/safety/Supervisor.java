package dev.sinew.runtime.safety;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.stl.Verdict;

/// Checks every command before it reaches the arm; deny by default.
///
/// **Danger.** Functional layer, not safety-rated: keep a hand on the emergency stop.
///
/// Three things in turn, every tick. The *watch* asks every guard whether its rule is broken; the
/// worst speaks. The *machine* decides from that whether commands are followed, a stop runs, or a
/// latch waits for a human. The *steering* brings a wanted command inside the limits and lets the
/// gate admit it, or runs the stored stop, which is known to end inside every limit.
///
/// **Thread.** Servo only, no allocation in steady state. Others talk to it through the exchange.
public final class Supervisor {

  private static final int STANDSTILL_TICKS = 5;

  private final RuleBook book;
  private final Watch watch;
  private final Steering steering;
  private final ChunkJudge judge;
  private final Senses senses;
  private final MeasuredSignals signals;
  private final EventRing events;
  private final Epoch epoch;
  private final StateAgeGuard stateAge;
  private final double standstillVelocity;
  private final SafetyMachine machine;
  private final Evidence now;
  private final AdmittedCommand admitted;
  private boolean engaged;
  private int generation;
  private long tickNanos = Long.MIN_VALUE;
  private int ticksAtRest;
  private int stop = -1;
  private int cause = -1;
  private long judgedChunks;
  private long refusedSequence = -1;

  /// @param maxRows rows of the longest chunk
  /// @throws IllegalArgumentException when a bound is looser than the robot's own, or a limit is
  ///     too small for the servo period
  public Supervisor(RobotSpec robot, SupervisorSpec spec, Surroundings around, int maxRows) {
    this(SupervisorParts.of(robot, spec, around, maxRows));
  }

  private Supervisor(SupervisorParts parts) {
    book = parts.book();
    watch = parts.watch();
    machine = parts.machine();
    steering = parts.steering();
    judge = parts.judge();
    senses = parts.senses();
    signals = parts.signals();
    events = parts.events();
    epoch = parts.epoch();
    stateAge = parts.stateAge();
    standstillVelocity = parts.standstillVelocity();
    now = new Evidence(parts.dof());
    admitted = new AdmittedCommand(parts.dof());
  }

  /// Asks for an ordinary stop, or reports a fault that the brain has seen. Holds until the next
  /// arming.
  public void ask(StandardRule rule) {
    if (rule.rule().reaction() == Reaction.NONE) stop = rule.ordinal();
    else if (underWay()) watch.raise(rule.ordinal());
  }

  /// Gets ready to move from the measured pose: all that was known about motion is void. Nothing
  /// moves.
  ///
  /// @param nonce what [#nonce] says now
  public Answer arm(long nonce, JointStateView measured, long nowNanos) {
    Mode before = machine.mode();
    boolean may =
        nonce == machine.nonce()
            && (before == Mode.DISARMED || before == Mode.STANDSTILL)
            && !worstReaction().stops();
    Answer proofs = may ? proofs(measured, nowNanos) : Answer.PROOFS_FAILED;
    Answer answer = machine.arm(nonce, proofs == Answer.ACCEPTED);
    if (answer == Answer.ACCEPTED) {
      engaged = true;
      cause = -1;
      stop = -1;
      watch.reset();
    }
    settle(before, nowNanos);
    return answer == Answer.PROOFS_FAILED ? proofs : answer;
  }

  private Answer proofs(JointStateView measured, long nowNanos) {
    if (!stateAge.fresh(measured, nowNanos)) return Answer.STATE_UNUSABLE;
    return switch (steering.seed(measured)) {
      case NONE -> Answer.ACCEPTED;
      case FINITE -> Answer.STATE_UNUSABLE;
      case WORKSPACE -> Answer.POSE_OUTSIDE_WORKSPACE;
      default -> Answer.POSE_OUTSIDE_LIMITS;
    };
  }

  /// Commands are followed from the next tick on.
  ///
  /// @param nonce what [#nonce] says now
  public Answer start(long nonce, long nowNanos) {
    Mode before = machine.mode();
    Answer answer = machine.start(nonce);
    settle(before, nowNanos);
    return answer;
  }

  /// Leaves a latch; see [SafetyMachine].
  ///
  /// @param faultNumber the fault that the person was shown
  /// @param nonce what [#nonce] says now
  public Answer reset(int faultNumber, long nonce, long nowNanos) {
    Mode before = machine.mode();
    Answer answer = machine.reset(faultNumber, nonce);
    settle(before, nowNanos);
    return answer;
  }

  /// Forgets what was measured: a simulation was placed anew.
  public void forget() {
    watch.reset();
  }

  /// A chunk in the exchange was no plan: whoever wrote it is not to be trusted.
  public void refuseMalformed() {
    watch.raise(StandardRule.CHUNK_MALFORMED.ordinal());
  }

  /// Judges a chunk by the formulas on the plan, before it is accepted; may shorten it.
  public Verdict judge(ChunkBuffer chunk, long nowNanos) {
    int rows = chunk.rows();
    Verdict verdict = judge.judge(chunk);
    if (verdict == Verdict.ACCEPT) return verdict;
    judgedChunks++;
    int kept = verdict == Verdict.REFUSE ? 0 : chunk.rows();
    if (verdict == Verdict.REFUSE) refusedSequence = chunk.sequence();
    events.put(nowNanos, EventRing.JUDGED, judge.critical(), kept, rows, judge.robustness());
    return verdict;
  }

  /// Turns a wanted command into the one that may be sent.
  ///
  /// @param skipped whole periods missed before this tick
  /// @param workNanos time that the tick before this one took
  /// @return the supervisor's own buffer, valid until the next call
  public AdmittedCommand admit(
      JointCommand wanted, JointStateView measured, long nowNanos, int skipped, long workNanos) {
    look(wanted, measured, nowNanos, skipped, workNanos);
    decide(measured, nowNanos);
    switch (machine.mode()) {
      case RUNNING -> follow(wanted);
      case DISARMED, ARMED -> hold(Outcome.HELD);
      case STOPPING, STANDSTILL, LATCHED, LOCKED_OUT -> hold(Outcome.STOPPED);
    }
    return admitted;
  }

  private void look(
      JointCommand wanted, JointStateView measured, long nowNanos, int skipped, long workNanos) {
    now.wanted = wanted;
    now.measured = measured;
    now.nowNanos = nowNanos;
    now.running = machine.mode() == Mode.RUNNING;
    now.engaged = engaged;
    now.skipped = skipped;
    now.workNanos = workNanos;
    for (int i = 0; i < now.admitted.length; i++) now.admitted[i] = admitted.position(i);
    senses.read();
    signals.read(now);
    watch.look(now);
  }

  private void decide(JointStateView measured, long nowNanos) {
    Mode before = machine.mode();
    tickNanos = Math.max(tickNanos, nowNanos);
    for (int id = 0; id < book.size(); id++) if (watch.broken(id)) machine.report(id);
    Mode mode = machine.tick(tickNanos, atRest(measured, nowNanos), stop >= 0);
    boolean fault = machine.reaction().stops();
    if (mode == Mode.STOPPING || fault) cause = fault ? machine.cause() : stop;
    settle(before, nowNanos);
  }

  /// Voids plans and writes down the change, whoever caused it.
  private void settle(Mode before, long nowNanos) {
    if (machine.epoch() != generation) {
      generation = machine.epoch();
      epoch.advance();
    }
    if (machine.mode() != before) {
      events.put(
          nowNanos, EventRing.MODE, cause, before.ordinal(), machine.mode().ordinal(), Double.NaN);
    }
  }

  private void follow(JointCommand wanted) {
    if (wanted.epoch() == epoch.current()) steering.follow(wanted, slow(), admitted);
    else hold(Outcome.HELD);
  }

  /// Decided before the last stop: void. The stored stop brings the arm to rest, or keeps it there.
  private void hold(Outcome outcome) {
    if (engaged) steering.stop(outcome, admitted);
    else admitted.outcome(outcome);
  }

  private boolean slow() {
    return worstReaction() == Reaction.SLOW;
  }

  private Reaction worstReaction() {
    return watch.worst() < 0 ? Reaction.NONE : book.rule(watch.worst()).reaction();
  }

  private boolean atRest(JointStateView measured, long nowNanos) {
    boolean rest = stateAge.fresh(measured, nowNanos);
    for (int i = 0; i < measured.dof(); i++) {
      if (!(Math.abs(measured.velocity(i)) <= standstillVelocity)) rest = false;
    }
    ticksAtRest = rest ? ticksAtRest + 1 : 0;
    return ticksAtRest >= STANDSTILL_TICKS;
  }

  private boolean underWay() {
    Mode mode = machine.mode();
    return mode == Mode.ARMED || mode == Mode.RUNNING || mode == Mode.STOPPING;
  }

  public Mode mode() {
    return machine.mode();
  }

  /// Whether the arm is ours to command: from the first arming on.
  public boolean engaged() {
    return engaged;
  }

  /// Whether the robot is to hold by its own means.
  public boolean wantsHalt() {
    return machine.reaction() == Reaction.HALT;
  }

  /// Id of the rule that ended the last motion; -1 while none did.
  public int cause() {
    return cause;
  }

  /// Id of the worst rule that is broken now; -1 while none is.
  public int broken() {
    return watch.worst();
  }

  /// Number of the newest fault; what a reset must name.
  public int faultNumber() {
    return machine.faultNumber();
  }

  /// What the next request must name.
  public long nonce() {
    return machine.nonce();
  }

  /// Rate at which the plan's time may go on in the next tick, 0..1.
  public double planRate() {
    return steering.planRate();
  }

  /// Rate to which the soft reaction has slowed the arm, 0..1.
  public double softRate() {
    return steering.softRate();
  }

  /// Where joint `i` is commanded to be: the last command admitted, or since arming the pose that
  /// the arm was armed in; in the joint's unit. NaN while there is no such pose.
  public double commanded(int i) {
    return steering.position(i);
  }

  /// Backward difference of the last two commands over the servo period; unit/s. NaN while there is
  /// no pose.
  public double commandedVelocity(int i) {
    return steering.velocity(i);
  }

  /// Second backward difference; unit/s^2. NaN while there is no pose.
  public double commandedAcceleration(int i) {
    return steering.acceleration(i);
  }

  /// Chunks that the formulas on the plan shortened or refused.
  public long judgedChunks() {
    return judgedChunks;
  }

  /// The newest chunk that they refused; -1 while none was.
  public long refusedSequence() {
    return refusedSequence;
  }

  /// What the last tick was judged by besides the arm. Servo thread.
  public Senses senses() {
    return senses;
  }

  /// What happened, for the event log.
  public EventRing events() {
    return events;
  }
}
