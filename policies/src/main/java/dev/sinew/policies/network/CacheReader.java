package dev.sinew.policies.network;

import dev.sinew.policies.onnx.Tensor;
import dev.sinew.runtime.config.ConfigSection;
import java.util.List;

/// The section `cache`.
final class CacheReader {

  private final ConfigSection file;
  private final Head head;
  private final List<GraphDeclaration> graphs;

  CacheReader(ConfigSection file, Head head, List<GraphDeclaration> graphs) {
    this.file = file;
    this.head = head;
    this.graphs = graphs;
  }

  /// @throws dev.sinew.runtime.config.ConfigException naming the cache and what would be right
  List<CacheDeclaration> read() {
    if (!(head instanceof Head.Tokens tokens))
      throw file.problem("cache", "does nothing without head 'tokens'");
    ConfigSection section = file.section("cache");
    return section.keys().stream()
        .map(name -> cache(name, section.section(name), tokens.calls()))
        .toList();
  }

  private CacheDeclaration cache(String name, ConfigSection section, int calls) {
    TensorDeclaration tensor = TensorDeclaration.read(name, section);
    int grows = section.integer("grows", -1);
    if (grows >= tensor.shape().length)
      throw section.problem(
          "grows", grows + " is no axis of a tensor with " + tensor.shape().length + " of them");
    if (grows >= 0) mustFit(section, tensor, grows, calls);
    boolean filled = graphs.stream().anyMatch(graph -> fills(graph, name));
    return new CacheDeclaration(
        name, tensor.type(), tensor.shape(), section.text("next"), grows, filled);
  }

  private static boolean fills(GraphDeclaration graph, String name) {
    return graph.rate().compareTo(Rate.STEP) < 0 && graph.outputs().containsValue(name);
  }

  /// There is one tensor per call.
  private static void mustFit(
      ConfigSection section, TensorDeclaration tensor, int grows, int calls) {
    double slice = (double) tensor.elements() / tensor.shape()[grows];
    double all = (calls + 1) * (tensor.elements() + slice * calls / 2);
    if (all > Tensor.MOST_ELEMENTS)
      throw section.problem(
          "grows",
          "%d calls make tensors of %.0f values, more than %d; a fixed size and a mask"
              .formatted(calls, all, Tensor.MOST_ELEMENTS));
  }
}
