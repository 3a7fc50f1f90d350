package dev.sinew.runtime;

import java.util.Arrays;

/// The last samples of one stream, interpolated to the instants of an [Observation]; oldest first.
/// Immutable.
public final class StateWindow {

  private final double[][] values;

  /// @param values `[step][width]`, oldest first; handed over
  public StateWindow(double[][] values) {
    this.values = values;
  }

  public int steps() {
    return values.length;
  }

  public int width() {
    return values[0].length;
  }

  public double value(int step, int i) {
    return values[step][i];
  }

  @Override
  public String toString() {
    return Arrays.deepToString(values);
  }
}
