package dev.sinew.app.replay;

import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import java.util.List;
import java.util.Map;

/// How an episode ended, as columns that LeRobot's own datasets have (`lerobot/pusht`):
/// `next.done`, true in the last row, and `next.success`, true there when whoever watched labelled
/// the episode a success.
final class EndLabels {

  static final String DONE = "next.done";
  static final String SUCCESS = "next.success";

  private EndLabels() {}

  static List<Feature> features() {
    return List.of(
        new Feature(DONE, Dtype.BOOL, List.of(1), List.of()),
        new Feature(SUCCESS, Dtype.BOOL, List.of(1), List.of()));
  }

  /// @param last whether the row is the episode's last
  static Value done(boolean last) {
    return flag(last);
  }

  /// @param result how the episode ended, as recorded
  static Value success(boolean last, Map<String, String> result) {
    return flag(last && "success".equals(result.get("label")));
  }

  private static Value flag(boolean is) {
    return new Value.Integers(new long[] {is ? 1 : 0});
  }
}
