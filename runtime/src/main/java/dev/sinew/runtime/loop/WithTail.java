package dev.sinew.runtime.loop;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.exchange.Board;
import dev.sinew.runtime.schedule.PlanMirror;
import dev.sinew.runtime.schedule.PlanState;

/// At another pace, but not before the spine has taken the last chunk, and with the tail of the
/// plan.
final class WithTail implements Pace {

  private final Pace pace;
  private final PlanReport report;
  private final PlanMirror mirror;
  private PlanState state;

  WithTail(Pace pace, Board plan, PlanMirror mirror, int dof) {
    this.pace = pace;
    this.mirror = mirror;
    report = new PlanReport(plan, dof);
  }

  @Override
  public long observeAt(long newestNanos, int epoch) {
    state = report.read();
    return mirror.settled(state) ? pace.observeAt(newestNanos, epoch) : NOT_YET;
  }

  @Override
  public PlanTail tail(long atNanos, int epoch) {
    return mirror.tail(state, atNanos, epoch);
  }

  @Override
  public void offered(ActionChunk chunk, long ticket) {
    if (ticket != 0) mirror.offered(chunk, ticket);
  }

  @Override
  public void missed() {
    pace.missed();
  }
}
