package dev.sinew.policies.network;

import dev.sinew.policies.onnx.Tensor;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.port.PolicyException;
import java.util.List;

/// Streams, normalised: step by step, oldest first, within a step in the order declared, zeros up
/// to the declared width.
final class InputsSource implements Source {

  private final List<Input> inputs;
  private final int steps;
  private final int width;
  private final float[] values;

  /// @param steps the newest steps of the observation
  /// @param width values of a step, at least those of the inputs
  InputsSource(List<Input> inputs, int steps, int width) {
    this.inputs = inputs;
    this.steps = steps;
    this.width = width;
    values = new float[steps * width];
  }

  @Override
  public void fill(Observation observation, Tensor tensor) {
    int offset = 0;
    for (Input input : inputs) {
      StateWindow window = observation.states().get(input.stream().name());
      if (window == null) throw new PolicyException("no stream '" + input.stream().name() + "'");
      for (int step = 0; step < steps; step++) {
        int from = window.steps() - steps + step;
        for (int i = 0; i < input.stream().width(); i++) {
          values[step * width + offset + i] =
              input.normalizer().normalize(i, window.value(from, i));
        }
      }
      offset += input.stream().width();
    }
    tensor.put(values);
  }
}
