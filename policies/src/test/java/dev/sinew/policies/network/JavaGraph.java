package dev.sinew.policies.network;

import dev.sinew.policies.onnx.BoundGraph;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.onnx.TensorSpec;
import java.util.List;
import java.util.Map;

/// A graph written down in the test.
record JavaGraph(List<TensorSpec> inputs, List<TensorSpec> outputs, Body body) implements Graph {

  interface Body {
    void run(Map<String, Tensor> inputs, Map<String, Tensor> outputs);
  }

  @Override
  public BoundGraph bind(Map<String, Tensor> bound, Map<String, Tensor> made) {
    return new BoundGraph() {
      @Override
      public void run() {
        body.run(bound, made);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public String provider() {
    return "Java";
  }

  @Override
  public void close() {}

  static float[] floats(Tensor tensor) {
    float[] values = new float[tensor.size()];
    tensor.get(values);
    return values;
  }
}
