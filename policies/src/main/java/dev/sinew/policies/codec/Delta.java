package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.Map;

/// Network rows hold the difference to the observation's state, the same state for every row:
/// LeRobot's `relative_actions_processor` and openpi's `DeltaActions`. Columns not named are
/// absolute.
///
/// @param columns that are differences; handed over
/// @param state as many values
record Delta(int width, int[] columns, StateColumns state) implements SameWidth {

  static ActionCodec read(Link link) {
    int[] columns = link.columns("columns");
    return new Delta(link.width(), columns, link.state(columns));
  }

  @Override
  public double[] decode(double[] rows, Map<String, StateWindow> states) {
    return shifted(rows, 1, states);
  }

  @Override
  public double[] encode(double[] rows, Map<String, StateWindow> states) {
    return shifted(rows, -1, states);
  }

  private double[] shifted(double[] rows, int sign, Map<String, StateWindow> states) {
    double[] base = state.newest(states);
    double[] out = rows.clone();
    for (int row = 0; row < out.length; row += width) {
      for (int i = 0; i < columns.length; i++) out[row + columns[i]] += sign * base[i];
    }
    return out;
  }
}
