package dev.sinew.policies.network;

import dev.sinew.policies.onnx.Tensor;
import dev.sinew.runtime.Observation;
import java.util.Arrays;

/// One value everywhere: the empty condition of classifier-free guidance, a scale that is fixed.
record ConstantSource(float value) implements Source {

  @Override
  public boolean perTask() {
    return true;
  }

  @Override
  public void fill(Observation observation, Tensor tensor) {
    float[] values = new float[tensor.size()];
    Arrays.fill(values, value);
    tensor.put(values);
  }
}
