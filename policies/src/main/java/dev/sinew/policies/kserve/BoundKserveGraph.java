package dev.sinew.policies.kserve;

import dev.sinew.policies.onnx.BoundGraph;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.runtime.port.PolicyException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A served graph with its tensors. A run allocates its request and its answer.
final class BoundKserveGraph implements BoundGraph {

  /// Names, shapes and parameters of an answer beside its values.
  private static final long MOST_EXTRA_BYTES = 1 << 16;

  private final KserveGraph graph;
  private final InferRequest request;
  private final Map<String, Tensor> outputs;
  private final int mostBytes;

  /// @param inputs and outputs fit the graph
  BoundKserveGraph(
      KserveGraph graph,
      GraphServer server,
      Map<String, Tensor> inputs,
      Map<String, Tensor> outputs) {
    mustTravel(server, inputs);
    mustTravel(server, outputs);
    this.graph = graph;
    this.outputs = new LinkedHashMap<>(outputs);
    request = new InferRequest(server.model(), server.version(), inputs, outputs.keySet());
    mostBytes = (int) (bytes(outputs) + MOST_EXTRA_BYTES);
  }

  private static void mustTravel(GraphServer server, Map<String, Tensor> tensors) {
    for (Tensor tensor : tensors.values())
      if (tensor.isInternal())
        throw new PolicyException(
            server + ": " + tensor + " lies where only local graphs reach it");
    if (bytes(tensors) > Integer.MAX_VALUE - 2 * MOST_EXTRA_BYTES)
      throw new PolicyException(server + ": 2 GiB and more do not fit into one message");
  }

  private static long bytes(Map<String, Tensor> tensors) {
    return tensors.values().stream().mapToLong(t -> t.memory().byteSize()).sum();
  }

  @Override
  public void run() {
    graph.infer(request, outputs, mostBytes);
  }

  @Override
  public void close() {}
}
