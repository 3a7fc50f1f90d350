package dev.sinew.teleop.leader;

/// The offset of a leader's joint from one pose that both arms are known to be in, as for GELLO (P.
/// Wu et al. 2023, `scripts/gello_get_offset.py`): servo horns go on in quarter turns, so that the
/// offset is a multiple of pi/2 and a rest that tells how well the pose was met.
public final class OffsetSearch {

  private static final double QUARTER = Math.PI / 2;

  private OffsetSearch() {}

  /// @param quarters quarter turns, the nearest number of them
  /// @param rest what is left, rad: within pi/4
  public record Offset(int quarters, double rest) {

    /// What [JointMap#offset] is when the horn's quarter turns are trusted more than the pose.
    public double snapped() {
      return quarters * QUARTER;
    }

    /// What it is when the pose is trusted.
    public double free() {
      return snapped() + rest;
    }
  }

  /// @param leader what the leader's joint reads there, rad
  /// @param sign 1 or -1
  /// @param scale of the leader's motion
  /// @param follower what the arm's joint reads there, rad
  public static Offset find(double leader, int sign, double scale, double follower) {
    double offset = follower - sign * scale * leader;
    int quarters = (int) Math.rint(offset / QUARTER);
    return new Offset(quarters, offset - quarters * QUARTER);
  }
}
