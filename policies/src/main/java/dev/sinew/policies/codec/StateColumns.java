package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.port.PolicyException;
import java.util.Map;

/// Values of a stream of the observation, of its newest step.
final class StateColumns {

  private final String stream;
  private final int[] columns;

  /// @param columns handed over
  StateColumns(String stream, int[] columns) {
    this.stream = stream;
    this.columns = columns;
  }

  /// @throws PolicyException when the observation lacks the stream
  double[] newest(Map<String, StateWindow> states) {
    StateWindow window = states.get(stream);
    if (window == null)
      throw new PolicyException("no stream '" + stream + "', which actions are relative to");
    double[] values = new double[columns.length];
    for (int i = 0; i < values.length; i++)
      values[i] = window.value(window.steps() - 1, columns[i]);
    return values;
  }
}
