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
public record Observation(
    long atNanos,
    int epoch,
    Map<String, StateWindow> states,
    Map<String, List<Frame>> frames,
    String prompt) {

  public Observation {
    states = Map.copyOf(states);
    frames = Map.copyOf(frames);
  }
}
