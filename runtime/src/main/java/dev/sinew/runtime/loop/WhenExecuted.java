package dev.sinew.runtime.loop;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.exchange.Board;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.schedule.PlanState;

/// When the last chunk was executed to its end, as the spine reports it. A chunk that the spine
/// refused, or that never came, is followed by another one a step later.
final class WhenExecuted implements Pace {

  private final PlanReport report;
  private final long stepNanos;
  private long awaited;
  private long observedNanos = Long.MIN_VALUE;
  private int seenEpoch;

  WhenExecuted(Board plan, PolicySpec policy) {
    report = new PlanReport(plan, policy.dof());
    stepNanos = policy.stepNanos();
  }

  @Override
  public long observeAt(long newestNanos, int epoch) {
    boolean due = epoch != seenEpoch || newestNanos >= dueNanos(epoch);
    if (!due) return NOT_YET;
    seenEpoch = epoch;
    observedNanos = newestNanos;
    return newestNanos;
  }

  private long dueNanos(int epoch) {
    if (observedNanos == Long.MIN_VALUE) return observedNanos;
    PlanState state = report.read();
    if (awaited > state.taken()) return Long.MAX_VALUE;
    boolean executing = awaited != 0 && awaited == state.active() && state.epoch() == epoch;
    return executing ? state.dueNanos() : observedNanos + stepNanos;
  }

  @Override
  public PlanTail tail(long atNanos, int epoch) {
    return PlanTail.NONE;
  }

  @Override
  public void offered(ActionChunk chunk, long ticket) {
    awaited = ticket;
  }

  @Override
  public void missed() {
    awaited = 0;
  }
}
