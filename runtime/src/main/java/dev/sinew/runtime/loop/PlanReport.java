package dev.sinew.runtime.loop;

import dev.sinew.runtime.exchange.Board;
import dev.sinew.runtime.schedule.PlanState;

/// The brain's end of the spine's report on its plan. One thread.
final class PlanReport {

  private static final int TRIES = 1000;

  private final Board board;
  private final PlanState state;

  PlanReport(Board board, int dof) {
    this.board = board;
    state = new PlanState(dof);
  }

  /// The newest report, empty when the spine died while it wrote one; the object's own buffer.
  PlanState read() {
    if (!board.read(state.words(), TRIES)) state.clear();
    return state;
  }
}
