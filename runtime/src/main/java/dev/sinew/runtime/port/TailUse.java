package dev.sinew.runtime.port;

/// What a policy can make of the tail of the plan in force ([dev.sinew.runtime.PlanTail]).
///
/// @param guided whether its sampler can be guided towards it
/// @param trainedRows longest prefix of committed rows that the network was trained on; 0 for none
public record TailUse(boolean guided, int trainedRows) {

  /// It ignores the tail.
  public static final TailUse NONE = new TailUse(false, 0);
}
