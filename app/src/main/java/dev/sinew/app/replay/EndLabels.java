package dev.sinew.app.replay;

import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.util.List;

/// How an episode ended, as columns that LeRobot's own datasets have (`lerobot/pusht`):
/// `next.done`, true in the last row, and `next.success`, true there when whoever watched labelled
/// the episode a success.
final class EndLabels {

  static final String DONE = "next.done";
  static final String SUCCESS = "next.success";

  private final long endNanos;
  private final boolean success;

  private EndLabels(long endNanos, boolean success) {
    this.endNanos = endNanos;
    this.success = success;
  }

  static List<Feature> features() {
    return List.of(
        new Feature(DONE, Dtype.BOOL, List.of(1), List.of()),
        new Feature(SUCCESS, Dtype.BOOL, List.of(1), List.of()));
  }

  /// @throws IOException when the recording holds no motion
  static EndLabels of(EpisodeLog log) throws IOException {
    return new EndLabels(Motion.of(log).endNanos(), "success".equals(log.result().get("label")));
  }

  /// @param nextNanos when the row after would be due
  Value done(long nextNanos) {
    return flag(last(nextNanos));
  }

  /// @param nextNanos when the row after would be due
  Value success(long nextNanos) {
    return flag(success && last(nextNanos));
  }

  private boolean last(long nextNanos) {
    return nextNanos > endNanos;
  }

  private static Value flag(boolean is) {
    return new Value.Integers(new long[] {is ? 1 : 0});
  }
}
