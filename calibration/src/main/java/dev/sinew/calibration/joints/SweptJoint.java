package dev.sinew.calibration.joints;

/// How far a joint was moved, followed past the place where its encoder jumps from the last count
/// to 0.
final class SweptJoint {

  private final int countsPerTurn;
  private int present;
  private int travelled;
  private int lowest;
  private int highest;
  private boolean sampled;
  private boolean lost;

  /// @param countsPerTurn of its encoder
  SweptJoint(int countsPerTurn) {
    this.countsPerTurn = countsPerTurn;
  }

  /// @param counts as the servo reports them; between two samples it moves less than half a turn,
  ///     and it is [#lost] already when it moved a quarter
  void sample(int counts) {
    if (sampled) {
      int half = countsPerTurn / 2;
      int moved = Math.floorMod(counts - present + half, countsPerTurn) - half;
      lost |= Math.abs(moved) > half / 2;
      travelled += moved;
      lowest = Math.min(lowest, travelled);
      highest = Math.max(highest, travelled);
    }
    present = counts;
    sampled = true;
  }

  /// Forgets the way up to here.
  void restart() {
    travelled = 0;
    lowest = 0;
    highest = 0;
    lost = false;
  }

  /// Forgets how far it was, not where it is: that within half a turn, as rounds do not count.
  void forget() {
    int half = countsPerTurn / 2;
    travelled = Math.floorMod(travelled + half, countsPerTurn) - half;
    lowest = travelled;
    highest = travelled;
    lost = false;
  }

  /// Whether it moved too far between two samples to tell which way round.
  boolean lost() {
    return lost;
  }

  boolean sampled() {
    return sampled;
  }

  /// The newest sample.
  int present() {
    return present;
  }

  /// Counts from where it was restarted, signed.
  int travelled() {
    return travelled;
  }

  /// How far it was below where it was restarted, 0 or less.
  int lowest() {
    return lowest;
  }

  /// How far it was above where it was restarted, 0 or more.
  int highest() {
    return highest;
  }
}
