package dev.sinew.policies.network;

import dev.sinew.policies.onnx.Tensor;
import dev.sinew.runtime.Observation;

/// How the host makes one tensor of an observation. Confined to the inference thread.
interface Source {

  /// @throws dev.sinew.runtime.port.PolicyException when the observation lacks what it needs
  void fill(Observation observation, Tensor tensor);

  /// Whether the tensor depends on the prompt alone.
  default boolean perTask() {
    return false;
  }
}
