package dev.sinew.teleop.leader;

/// Follows an encoder beyond its one turn: two readings are never half a turn apart. Confined to
/// one thread; no allocation.
public final class TurnCount {

  private final int turn;
  private int last;
  private int turns;
  private boolean known;

  /// @param turn counts of a turn
  public TurnCount(int turn) {
    this.turn = turn;
  }

  /// @param counts as the encoder reports them
  /// @return the same and whole turns
  public int of(int counts) {
    if (known) turns -= Math.round((float) (counts - last) / turn);
    known = true;
    last = counts;
    return counts + turns * turn;
  }

  /// From now on it is so many turns further.
  public void shift(int by) {
    turns += by;
  }
}
