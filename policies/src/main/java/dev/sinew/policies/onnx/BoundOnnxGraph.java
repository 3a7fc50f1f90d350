package dev.sinew.policies.onnx;

import dev.sinew.runtime.port.PolicyException;
import java.lang.foreign.Arena;
import java.util.Map;

/// An `OrtIoBinding`: ONNX Runtime reads and writes the tensors where they lie. [#run] allocates
/// nothing.
final class BoundOnnxGraph implements BoundGraph {

  private final OnnxGraph graph;
  private final long session;
  private final long binding;
  private final long[] values;
  private final Tensor[] tensors;
  private int bound;
  private boolean closed;

  /// @param inputs and outputs fit the graph
  BoundOnnxGraph(
      OnnxGraph graph, long session, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    this.graph = graph;
    this.session = session;
    values = new long[inputs.size() + outputs.size()];
    tensors = new Tensor[values.length];
    binding = OrtCalls.ioBinding(session);
    try (Arena arena = Arena.ofConfined()) {
      inputs.forEach(
          (name, tensor) -> OrtCalls.bindInput(binding, arena.allocateFrom(name), value(tensor)));
      outputs.forEach(
          (name, tensor) -> OrtCalls.bindOutput(binding, arena.allocateFrom(name), value(tensor)));
    } catch (PolicyException e) {
      close();
      throw graph.problem(e.getMessage());
    }
  }

  @Override
  public void run() {
    mustBeAlive();
    try {
      OrtCalls.run(session, binding);
    } catch (PolicyException e) {
      throw graph.problem(e.getMessage());
    }
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    OrtCalls.releaseIoBinding(binding);
    for (int i = 0; i < bound; i++) OrtCalls.releaseValue(values[i]);
  }

  private long value(Tensor tensor) {
    long value = OrtCalls.value(tensor);
    tensors[bound] = tensor;
    values[bound++] = value;
    return value;
  }

  /// Native code would read freed memory.
  private void mustBeAlive() {
    if (closed || graph.isClosed()) throw graph.problem("is closed");
    for (Tensor tensor : tensors) if (tensor.isClosed()) throw graph.problem("a tensor is closed");
  }
}
