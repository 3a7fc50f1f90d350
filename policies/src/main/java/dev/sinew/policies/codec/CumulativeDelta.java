package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.Map;

/// Network rows hold the difference to the row before; the first row, to the observation's state.
/// Columns not named are absolute.
///
/// @param columns that are differences; handed over
/// @param state as many values
record CumulativeDelta(int width, int[] columns, StateColumns state) implements SameWidth {

  static ActionCodec read(Link link) {
    int[] columns = link.columns("columns");
    return new CumulativeDelta(link.width(), columns, link.state(columns));
  }

  @Override
  public double[] decode(double[] rows, Map<String, StateWindow> states) {
    double[] last = state.newest(states);
    double[] out = rows.clone();
    for (int row = 0; row < out.length; row += width) {
      for (int i = 0; i < columns.length; i++) {
        last[i] += rows[row + columns[i]];
        out[row + columns[i]] = last[i];
      }
    }
    return out;
  }

  @Override
  public double[] encode(double[] rows, Map<String, StateWindow> states) {
    double[] last = state.newest(states);
    double[] out = rows.clone();
    for (int row = 0; row < out.length; row += width) {
      for (int i = 0; i < columns.length; i++) {
        double value = rows[row + columns[i]];
        out[row + columns[i]] = value - last[i];
        last[i] = value;
      }
    }
    return out;
  }
}
