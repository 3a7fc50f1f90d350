package dev.sinew.runtime.exchange;

import dev.sinew.runtime.OperatorInput;
import dev.sinew.runtime.memory.Cell;
import java.lang.foreign.MemorySegment;

/// What an operator wants, and what the session lets it have. Written by the brain, read by the
/// spine; no allocation, no lock.
///
/// Readings have one writer, the teleoperation thread. What is granted is a word of its own, so
/// that authority can be given and taken while that thread waits for a device that hangs.
public final class OperatorBoard {

  /// The spine never waits for a writer that was interrupted half way: it keeps what it knew.
  private static final int TRIES = 4;

  private final Cell authority;
  private final Board board;
  private final long[] copy;

  OperatorBoard(int dof, MemorySegment memory) {
    authority = new Cell(memory, 0);
    board = new Board(OperatorInput.words(dof), memory.asSlice(Cell.SPACING));
    copy = new long[board.width()];
  }

  static long bytes(int dof) {
    return Cell.SPACING + Board.bytes(OperatorInput.words(dof));
  }

  /// Makes a reading the newest; what the input says of authority does not count.
  public void write(OperatorInput reading) {
    board.write(reading.words());
  }

  /// Grants the operator these joints and no others: bit `i` for joint `i`. Takes effect on the
  /// spine's next tick. Any thread.
  public void grant(long joints) {
    authority.setRelease(joints);
  }

  /// The joints granted. Any thread.
  public long granted() {
    return authority.getAcquire();
  }

  /// Copies what is granted and the newest reading; no reading before the first. Spine, one thread.
  ///
  /// @return false, and the reading as it was, when no coherent one was found
  public boolean read(OperatorInput out) {
    out.authority(authority.getAcquire());
    if (!board.read(copy, TRIES)) return false;
    System.arraycopy(copy, 0, out.words(), 0, copy.length);
    return true;
  }
}
