package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.Map;

/// Keeps finite values of columns within a declared range, for networks that were trained on
/// clipped actions. What the robot may do is not decided here but by its supervisor.
record Clip(int width, int[] columns, double[] low, double[] high) implements SameWidth {

  static ActionCodec read(Link link) {
    int[] columns = link.columns("columns");
    double[] low = bounds(link, "low", columns.length);
    double[] high = bounds(link, "high", columns.length);
    for (int i = 0; i < columns.length; i++) {
      if (!(low[i] < high[i]))
        throw link.section().problem("low", low[i] + " is not below high, " + high[i]);
    }
    return new Clip(link.width(), columns, low, high);
  }

  private static double[] bounds(Link link, String key, int count) {
    double[] values = link.section().numbers(key);
    if (values.length != count)
      throw link.section().problem(key, values.length + " values for " + count + " columns");
    return values;
  }

  @Override
  public double[] decode(double[] rows, Map<String, StateWindow> states) {
    double[] out = rows.clone();
    for (int row = 0; row < out.length; row += width) {
      for (int i = 0; i < columns.length; i++) {
        double value = rows[row + columns[i]];
        if (Double.isFinite(value))
          out[row + columns[i]] = Math.min(Math.max(value, low[i]), high[i]);
      }
    }
    return out;
  }

  @Override
  public double[] encode(double[] rows, Map<String, StateWindow> states) {
    return rows.clone();
  }
}
