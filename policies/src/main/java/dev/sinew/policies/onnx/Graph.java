package dev.sinew.policies.onnx;

import java.util.List;
import java.util.Map;

/// A network, local or remote: who binds cannot tell. Confined to one thread at a time.
public interface Graph extends AutoCloseable {

  /// In the graph's own order.
  List<TensorSpec> inputs();

  /// In the graph's own order.
  List<TensorSpec> outputs();

  /// Binds tensors once, for any number of runs. A tensor may be bound to several graphs, as the
  /// output of one and the input of the next: nothing is copied between them.
  ///
  /// @param inputs by name, every input of the graph
  /// @param outputs by name, at least one; an output that is not bound is not computed
  /// @return to be closed before this graph and before its tensors
  /// @throws dev.sinew.runtime.port.PolicyException in one line that names the graph, the tensor
  ///     and both shapes when they do not fit
  BoundGraph bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs);

  /// What really runs it: "CPU", "CUDA", "TensorRT", ...
  String provider();

  @Override
  void close();
}
