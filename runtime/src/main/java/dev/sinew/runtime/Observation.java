package dev.sinew.runtime;

import java.util.List;
import java.util.Map;

/// Everything a policy may look at, aligned to one instant on one clock. Immutable; made on the
/// inference thread.
///
/// @param atNanos the instant; the newest step of every window and frame list belongs to it
/// @param epoch epoch of the scheduler when the observation was taken
/// @param states per stream, the last steps interpolated to `atNanos`, `atNanos - step`, ...
/// @param frames per camera, for the same instants the newest frame not younger than each; oldest
///     first
/// @param prompt task label, empty when the policy has none
/// @param tail what is still to be executed of the plan in force, where the scheduler passes it on
public record Observation(
    long atNanos,
    int epoch,
    Map<String, StateWindow> states,
    Map<String, List<Frame>> frames,
    String prompt,
    PlanTail tail) {

  public Observation {
    states = Map.copyOf(states);
    frames = Map.copyOf(frames);
  }

  /// Without a plan in force.
  public Observation(
      long atNanos,
      int epoch,
      Map<String, StateWindow> states,
      Map<String, List<Frame>> frames,
      String prompt) {
    this(atNanos, epoch, states, frames, prompt, PlanTail.NONE);
  }

  /// The same, with the tail of the plan in force.
  public Observation with(PlanTail tail) {
    return new Observation(atNanos, epoch, states, frames, prompt, tail);
  }
}
