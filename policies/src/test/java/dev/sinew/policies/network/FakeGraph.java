package dev.sinew.policies.network;

import dev.sinew.policies.onnx.BoundGraph;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.onnx.TensorSpec;
import java.util.List;
import java.util.Map;

/// A graph whose computation is a test's.
record FakeGraph(List<TensorSpec> inputs, List<TensorSpec> outputs, Body body) implements Graph {

  /// What it computes.
  interface Body {
    void run(Map<String, Tensor> in, Map<String, Tensor> out);
  }

  @Override
  public BoundGraph bind(Map<String, Tensor> in, Map<String, Tensor> out) {
    return new BoundGraph() {
      @Override
      public void run() {
        body.run(in, out);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public String provider() {
    return "test";
  }

  @Override
  public void close() {}

  static float[] floats(Tensor tensor) {
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) values[i] = tensor.value(i);
    return values;
  }
}
