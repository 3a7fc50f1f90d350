package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.Map;

/// Columns that hold the number of a bin of equal width between `low` and `high`.
///
/// Backwards, a value beyond them goes to the outermost bin.
///
/// @param first value of bin 0
/// @param step from one bin to the next
record Bins(int width, int[] columns, int count, double first, double step) implements SameWidth {

  /// `value: centre` is the bin's middle (OpenVLA: 255 bins from -1 to 1); `value: ends` puts the
  /// first bin at `low` and the last at `high` (RT-1: 256).
  static ActionCodec read(Link link) {
    int count = link.section().integer("count");
    double low = link.section().number("low");
    double range = link.section().number("high") - low;
    if (!(range > 0)) throw link.section().problem("low", low + " is not below high");
    boolean centre = link.section().text("value").equals("centre");
    double step = range / (centre ? count : count - 1);
    return new Bins(
        link.width(), link.columns("columns"), count, centre ? low + step / 2 : low, step);
  }

  @Override
  public double[] decode(double[] rows, Map<String, StateWindow> states) {
    double[] out = rows.clone();
    for (int row = 0; row < out.length; row += width) {
      for (int column : columns) {
        double value = rows[row + column];
        if (Double.isFinite(value)) out[row + column] = first + Code.of(value, count) * step;
      }
    }
    return out;
  }

  @Override
  public double[] encode(double[] rows, Map<String, StateWindow> states) {
    double[] out = rows.clone();
    for (int row = 0; row < out.length; row += width) {
      for (int column : columns) {
        double value = rows[row + column];
        if (Double.isFinite(value))
          out[row + column] = Math.clamp(Math.rint((value - first) / step), 0, count - 1);
      }
    }
    return out;
  }
}
