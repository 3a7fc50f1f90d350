package dev.sinew.policies.remote;

import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.port.PolicyException;

/// A stream as an array: `[width]`, with a history `[steps, width]`, oldest first.
record StateContent(StreamSpec stream, int steps, boolean single) implements Field.Content {

  @Override
  public Object of(Observation observation) {
    StateWindow window = observation.states().get(stream.name());
    if (window == null) throw new PolicyException("no stream '" + stream.name() + "'");
    int width = stream.width();
    double[] values = new double[steps * width];
    for (int i = 0; i < values.length; i++) values[i] = window.value(i / width, i % width);
    long[] shape = steps == 1 ? new long[] {width} : new long[] {steps, width};
    return single ? NdArray.of(floats(values), shape) : NdArray.of(values, shape);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) floats[i] = (float) values[i];
    return floats;
  }
}
