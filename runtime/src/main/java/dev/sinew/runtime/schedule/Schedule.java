package dev.sinew.runtime.schedule;

import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.Interpolation;
import java.util.List;

/// A deployment's chunk scheduling: equal on both sides of the exchange.
///
/// @param interpolation how rows become commands between their instants
/// @param executeRows rows executed before the next observation is taken
/// @param rotations columns that hold unit quaternions, four each, in the order w, x, y, z; no
///     column twice
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
      case Strategy.Synchronous() -> new SynchronousScheduler(parts, executeRows);
      case Strategy.ReAnchor(long fade) -> new AnchoringScheduler(parts, fade);
      case Strategy.Rtc rtc -> new AnchoringScheduler(parts, rtc.fadeNanos());
      case Strategy.Blend(long window) -> new BlendingScheduler(parts, window);
      case Strategy.Ensemble(var weights, double decay, int chunks) ->
          new EnsemblingScheduler(parts, decay, weights == Strategy.Weights.NEWEST_FIRST, chunks);
    };
  }

  /// Whether a row belongs to an instant of the clock and is lost when that has passed; otherwise a
  /// chunk begins when it arrives.
  public boolean byClock() {
    return !(strategy instanceof Strategy.Synchronous);
  }

  /// Instant at which a chunk that arrives has no row left.
  public long endNanos(long startNanos, long stepNanos, int rows) {
    return byClock() ? ChunkReader.endNanos(startNanos, stepNanos, rows, held()) : Long.MAX_VALUE;
  }

  /// The largest step of the command between two ticks, of a value or, for a rotation, in radians.
  /// See the package's words for `own` and `seam`, and the strategy's class for the formula.
  ///
  /// @param own largest change of any chunk between the two ticks
  /// @param seam largest distance between the plans at the last switch
  /// @param elapsedNanos time between the two ticks
  /// @param stepNanos distance of the rows
  public double stepBound(double own, double seam, double elapsedNanos, long stepNanos) {
    return switch (strategy) {
      case Strategy.ReAnchor(long fade) -> own + faded(seam, elapsedNanos, fade);
      case Strategy.Rtc rtc -> own + faded(seam, elapsedNanos, rtc.fadeNanos());
      case Strategy.Blend(long window) -> own + faded(seam, elapsedNanos, window);
      case Strategy.Synchronous(), Strategy.Ensemble _ ->
          own + seam * (held() ? 1 : Math.min(1, elapsedNanos / stepNanos));
      case Strategy.Receding() -> own + seam;
    };
  }

  private static double faded(double seam, double elapsedNanos, long fadeNanos) {
    return seam * Math.min(1, Fade.STEEPEST * elapsedNanos / fadeNanos);
  }

  private boolean held() {
    return interpolation == Interpolation.HOLD;
  }
}
