package dev.sinew.teleop.leader;

/// From what a leader's joint reads to what the arm's joint shall: `sign * scale * leader +
/// offset`. Immutable; no allocation.
///
/// @param sign 1 or -1
/// @param scale above 0
/// @param offset what the arm's joint reads where the leader's reads 0
public record JointMap(int sign, double scale, double offset) {

  /// The same joint on both.
  public static final JointMap SAME = new JointMap(1, 1, 0);

  public double follower(double leader) {
    return sign * scale * leader + offset;
  }

  public double leader(double follower) {
    return (follower - offset) / (sign * scale);
  }
}
