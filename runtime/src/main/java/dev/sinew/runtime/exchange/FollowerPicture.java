package dev.sinew.runtime.exchange;

import dev.sinew.runtime.FollowerView;

/// One reader's picture of the arm: the newest tick at the last [#refresh]. One thread; no
/// allocation.
public final class FollowerPicture implements FollowerView {

  private static final int TRIES = 1000;

  private final Board board;
  private final int dof;
  private final long[] copy;
  private final long[] words;

  FollowerPicture(Board board, int dof) {
    this.board = board;
    this.dof = dof;
    copy = new long[board.width()];
    words = new long[board.width()];
  }

  /// Looks again.
  ///
  /// @return false, and the picture as it was, when the spine died while it wrote one
  public boolean refresh() {
    if (!board.read(copy, TRIES)) return false;
    System.arraycopy(copy, 0, words, 0, words.length);
    return true;
  }

  @Override
  public long stampNanos() {
    return words[FollowerBoard.TICKS] == 0 ? Long.MIN_VALUE : words[FollowerBoard.STAMP];
  }

  @Override
  public double sent(int i) {
    return Double.longBitsToDouble(words[FollowerBoard.FIELDS + i]);
  }

  @Override
  public double measured(int i) {
    return Double.longBitsToDouble(words[FollowerBoard.FIELDS + dof + i]);
  }

  @Override
  public long authority() {
    return words[FollowerBoard.AUTHORITY];
  }
}
