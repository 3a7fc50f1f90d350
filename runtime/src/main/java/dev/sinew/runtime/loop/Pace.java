package dev.sinew.runtime.loop;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.schedule.PlanMirror;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;

/// When to infer, and what the policy gets to see of the plan in force. Inference thread.
public interface Pace {

  /// Stands for not yet.
  long NOT_YET = Long.MIN_VALUE;

  /// Instant of the observation that is due, or [#NOT_YET].
  ///
  /// @param newestNanos newest instant that every stream has reached
  /// @param epoch current one
  long observeAt(long newestNanos, int epoch);

  /// What is still to be executed of the plan in force from an observation on.
  PlanTail tail(long atNanos, int epoch);

  /// An inference is over.
  ///
  /// @param ticket of the chunk that was handed over; 0 when none was
  void offered(ActionChunk chunk, long ticket);

  /// An inference is over without a chunk: the next observation is due a step later.
  void missed();

  /// The pace that belongs to a schedule.
  static Pace of(Schedule schedule, PolicySpec policy, Exchange exchange) {
    EveryRows rows = new EveryRows(schedule.executeRows(), policy.stepNanos());
    return switch (schedule.strategy()) {
      case Strategy.Synchronous() -> new WhenExecuted(exchange.plan(), policy);
      case Strategy.Rtc rtc ->
          new WithTail(
              rows,
              exchange.plan(),
              new PlanMirror(schedule, rtc, exchange.chunks().maxRows(), policy.dof()),
              policy.dof());
      case Strategy.Receding(), Strategy.ReAnchor _, Strategy.Blend _, Strategy.Ensemble _ -> rows;
    };
  }
}
