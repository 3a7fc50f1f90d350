package dev.sinew.runtime.schedule;

import dev.sinew.runtime.PlanTail;

/// How chunks follow one another, with what each way needs to be told. What each commands, and its
/// bound, is written at the scheduler's class.
public sealed interface Strategy {

  /// Asynchronous receding horizon: the newest chunk at once.
  record Receding() implements Strategy {}

  /// Execute the rows, then observe, infer and hold meanwhile.
  record Synchronous() implements Strategy {}

  /// The newest chunk, shifted to where the plan was; the shift fades.
  record ReAnchor(long fadeNanos) implements Strategy {}

  /// The older and the newer plan, weighted, over a window.
  record Blend(long windowNanos) implements Strategy {}

  /// The weighted mean of all chunks that have a row.
  ///
  /// @param decay m: the weight of chunk i is exp(-m i)
  /// @param chunks that are averaged at most
  record Ensemble(Weights weights, double decay, int chunks) implements Strategy {}

  /// Real-time chunking: the policy gets the tail of the plan in force; what differs at the switch
  /// nevertheless fades.
  ///
  /// @param horizon first row on which the tail has no influence; for a trained prefix the most
  ///     rows that may be committed
  /// @param firstCommittedRows committed rows while no delay was measured yet
  /// @param remembered delays of so many chunks count; the largest of them is expected
  record Rtc(PlanTail.Use use, int horizon, int firstCommittedRows, int remembered, long fadeNanos)
      implements Strategy {}

  /// Which chunk is number 0 in an ensemble's weights. Two projects call opposite orders "act"
  /// weights.
  enum Weights {
    /// The oldest, as in ACT: with a decay above 0 the older predictions weigh more.
    ACT_OLDEST,
    /// The newest: with a decay above 0 the newer predictions weigh more.
    NEWEST_FIRST
  }
}
