package dev.sinew.runtime.authority;

import dev.sinew.runtime.JointSpec;
import java.util.List;

/// How an operator takes joints and gives them back.
///
/// @param staleNanos age of the device's reading above which its joints hold
/// @param delayNanos how much later than it was read a device's motion is followed: the time from
///     reading to reading, and a tick, make it even; 0 follows at once
/// @param lostNanos time without a reading after which the arm is stopped, while the operator has
///     authority; above `staleNanos`
/// @param offsetSpeed fraction of a joint's greatest speed at which an offset is worked off, above
///     0 and at most 1
/// @param leash per joint, in its unit: how far the operator's target may be ahead of the last sent
///     command
/// @param still per joint, in its unit: a device that strays by less does not move
public record AuthoritySpec(
    long staleNanos,
    long delayNanos,
    long lostNanos,
    double offsetSpeed,
    List<Double> leash,
    List<Double> still) {

  /// A leader's noise, as part of a joint's range: 12 bits for a turn give 0.0015 rad a count.
  private static final double STILL_OF_RANGE = 0.002;

  /// @throws IllegalArgumentException naming what is wrong
  public AuthoritySpec {
    leash = List.copyOf(leash);
    still = List.copyOf(still);
    if (staleNanos <= 0 || lostNanos <= staleNanos)
      throw new IllegalArgumentException(
          "stale after %d ns, lost after %d ns: must be positive, the second the longer"
              .formatted(staleNanos, lostNanos));
    if (delayNanos < 0 || delayNanos >= staleNanos)
      throw new IllegalArgumentException(
          "delayed by %d ns, stale after %d ns: must not be negative, and the second the longer"
              .formatted(delayNanos, staleNanos));
    if (!(offsetSpeed > 0 && offsetSpeed <= 1))
      throw new IllegalArgumentException(
          "offset speed " + offsetSpeed + " is not above 0 and at most 1");
    if (leash.size() != still.size())
      throw new IllegalArgumentException(
          leash.size() + " leashes, but " + still.size() + " joints with a noise");
    for (double length : leash)
      if (!(length > 0)) throw new IllegalArgumentException("a leash of " + length);
    for (double noise : still)
      if (!(noise >= 0)) throw new IllegalArgumentException("a noise of " + noise);
  }

  /// With a leash as long as a joint goes in a time at its greatest speed, and 0.2 % of a joint's
  /// range as noise.
  public static AuthoritySpec of(
      List<JointSpec> joints,
      long staleNanos,
      long delayNanos,
      long lostNanos,
      double offsetSpeed,
      long leashNanos) {
    return new AuthoritySpec(
        staleNanos,
        delayNanos,
        lostNanos,
        offsetSpeed,
        joints.stream().map(joint -> joint.maxVelocity() * leashNanos * 1e-9).toList(),
        joints.stream().map(joint -> (joint.max() - joint.min()) * STILL_OF_RANGE).toList());
  }
}
