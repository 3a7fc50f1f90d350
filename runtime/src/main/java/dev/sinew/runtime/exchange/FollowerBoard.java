package dev.sinew.runtime.exchange;

import java.lang.foreign.MemorySegment;

/// Where the spine says, every tick, what an operator's device may know of the arm. One writer
/// (servo thread, no allocation), any readers, each through a [FollowerPicture] of its own.
public final class FollowerBoard {

  static final int TICKS = 0;
  static final int STAMP = 1;
  static final int AUTHORITY = 2;
  static final int FIELDS = 3;

  private final int dof;
  private final Board board;
  private final long[] next;

  FollowerBoard(int dof, MemorySegment memory) {
    this.dof = dof;
    board = new Board(words(dof), memory);
    next = new long[board.width()];
  }

  static long bytes(int dof) {
    return Board.bytes(words(dof));
  }

  private static int words(int dof) {
    return FIELDS + 2 * dof;
  }

  /// A joint of the tick that [#publish] will show.
  ///
  /// @param sent where it is commanded to be, in its unit
  /// @param measured where it was measured
  public void joint(int i, double sent, double measured) {
    next[FIELDS + i] = Double.doubleToRawLongBits(sent);
    next[FIELDS + dof + i] = Double.doubleToRawLongBits(measured);
  }

  /// Shows the tick.
  ///
  /// @param authority the joints that are the operator's in it
  public void publish(long stampNanos, long authority) {
    next[TICKS]++;
    next[STAMP] = stampNanos;
    next[AUTHORITY] = authority;
    board.write(next);
  }

  /// A view for one reading thread.
  public FollowerPicture picture() {
    return new FollowerPicture(board, dof);
  }
}
