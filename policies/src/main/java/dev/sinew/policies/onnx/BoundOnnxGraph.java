package dev.sinew.policies.onnx;

import dev.sinew.runtime.port.PolicyException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/// An `OrtIoBinding`: ONNX Runtime reads and writes the tensors where they lie. [#run] allocates
/// nothing.
///
/// A tensor in main memory that a graph on another device reads is copied there when it is bound
/// (`IOBinding::BindInput` of ONNX Runtime): it is bound again before every run, else later values
/// would never arrive.
final class BoundOnnxGraph implements BoundGraph {

  private final OnnxGraph graph;
  private final long session;
  private final String device;
  private final long binding;
  private final Arena names = Arena.ofShared();
  private final MemorySegment[] inputNames;
  private final boolean[] travels;
  private final long[] values;
  private final Tensor[] tensors;
  private int bound;
  private boolean closed;

  /// @param device where the graph runs
  /// @param inputs and outputs fit the graph
  BoundOnnxGraph(
      OnnxGraph graph,
      long session,
      String device,
      Map<String, Tensor> inputs,
      Map<String, Tensor> outputs) {
    this.graph = graph;
    this.session = session;
    this.device = device;
    inputNames = new MemorySegment[inputs.size()];
    travels = new boolean[inputs.size()];
    values = new long[inputs.size() + outputs.size()];
    tensors = new Tensor[values.length];
    binding = OrtCalls.ioBinding(session);
    try {
      inputs.forEach(this::input);
      outputs.forEach(this::output);
    } catch (PolicyException e) {
      close();
      throw graph.problem(e.getMessage());
    }
  }

  private void input(String name, Tensor tensor) {
    int index = bound;
    inputNames[index] = names.allocateFrom(name);
    OrtCalls.bindInput(binding, inputNames[index], value(name, tensor));
    travels[index] = !tensor.place(session, device).device().equals(device);
  }

  private void output(String name, Tensor tensor) {
    OrtCalls.bindOutput(binding, names.allocateFrom(name), value(name, tensor));
  }

  private long value(String name, Tensor tensor) {
    Memory memory = tensor.place(session, device);
    if (tensor.isInternal() && !memory.device().equals(device))
      throw new PolicyException(
          "runs on %s, but the tensor of '%s' lies on %s: name one provider for both graphs"
              .formatted(device, name, memory.device()));
    long value = OrtCalls.value(tensor, memory);
    tensors[bound] = tensor;
    values[bound++] = value;
    return value;
  }

  @Override
  public void run() {
    mustBeAlive();
    try {
      for (int i = 0; i < travels.length; i++)
        if (travels[i]) OrtCalls.bindInput(binding, inputNames[i], values[i]);
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
    names.close();
  }

  /// Native code would read freed memory.
  private void mustBeAlive() {
    if (closed || graph.isClosed()) throw graph.problem("is closed");
    for (Tensor tensor : tensors) if (tensor.isClosed()) throw graph.problem("a tensor is closed");
  }
}
