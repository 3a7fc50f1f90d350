package dev.sinew.policies.onnx;

/// A graph with its tensors. Confined to one thread at a time.
public interface BoundGraph extends AutoCloseable {

  /// Reads the bound inputs, computes, writes the bound outputs.
  ///
  /// @throws dev.sinew.runtime.port.PolicyException in one line when the graph fails or an output
  ///     has another size than the tensor bound to it
  void run();

  /// Frees the binding, not its tensors and not its graph.
  @Override
  void close();
}
