package dev.sinew.runtime.tap;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.safety.Outcome;

/// One tick: times, measured state, command wanted and admitted. Preallocated; written by the servo
/// thread, read by the recorder thread inside [TickSink#tick] only.
public final class TickSlot {

  private final double[] measured;
  private final double[] wanted;
  private final double[] sent;
  private long deadlineNanos;
  private long startNanos;
  private long endNanos;
  private int skipped;
  private long stateNanos;
  private PlanStatus plan = PlanStatus.NONE;
  private Outcome outcome = Outcome.HELD;

  TickSlot(int dof) {
    measured = new double[dof];
    wanted = new double[dof];
    sent = new double[dof];
  }

  /// Before the supervisor, which may rewrite the command.
  public void want(JointCommand command) {
    for (int i = 0; i < wanted.length; i++) wanted[i] = command.position(i);
  }

  public void outcome(JointStateView state, PlanStatus plan, AdmittedCommand admitted) {
    for (int i = 0; i < sent.length; i++) {
      measured[i] = state.position(i);
      sent[i] = admitted.position(i);
    }
    stateNanos = state.stampNanos();
    this.plan = plan;
    outcome = admitted.outcome();
  }

  /// @param deadlineNanos when the tick should have begun
  /// @param skipped whole periods missed before it
  public void times(long deadlineNanos, long startNanos, long endNanos, int skipped) {
    this.deadlineNanos = deadlineNanos;
    this.startNanos = startNanos;
    this.endNanos = endNanos;
    this.skipped = skipped;
  }

  /// Delay of the wake-up against the deadline.
  public long latenessNanos() {
    return startNanos - deadlineNanos;
  }

  /// Time that the tick took.
  public long workNanos() {
    return endNanos - startNanos;
  }

  public long startNanos() {
    return startNanos;
  }

  public int skipped() {
    return skipped;
  }

  public long stateNanos() {
    return stateNanos;
  }

  public PlanStatus plan() {
    return plan;
  }

  public Outcome outcome() {
    return outcome;
  }

  public double measured(int i) {
    return measured[i];
  }

  public double wanted(int i) {
    return wanted[i];
  }

  public double sent(int i) {
    return sent[i];
  }
}
