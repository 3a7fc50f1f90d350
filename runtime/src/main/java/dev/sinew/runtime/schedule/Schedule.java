package dev.sinew.runtime.schedule;

import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.Interpolation;
import java.util.List;

/// A deployment's chunk scheduling: equal on both sides of the exchange.
///
/// @param interpolation how rows become commands between their instants
/// @param executeRows rows executed before the next observation is taken
/// @param rotations columns that hold unit quaternions, four each, in the order w, x, y, z
public record Schedule(
    Strategy strategy,
    Interpolation interpolation,
    int executeRows,
    List<List<Integer>> rotations) {

  public Schedule {
    rotations = rotations.stream().map(List::copyOf).toList();
  }

  /// The spine's half.
  ///
  /// @param maxRows rows of the longest chunk
  public ActionScheduler scheduler(int maxRows, int dof, Epoch epoch) {
    Parts parts = new Parts(maxRows, new Columns(dof, rotations), interpolation, epoch);
    return switch (strategy) {
      case Strategy.Receding() -> new RecedingScheduler(parts);
    };
  }

  /// Instant at which a chunk has no row left.
  public long endNanos(long startNanos, long stepNanos, int rows) {
    return ChunkReader.endNanos(startNanos, stepNanos, rows, interpolation == Interpolation.HOLD);
  }
}
