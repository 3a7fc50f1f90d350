package dev.sinew.policies.onnx;

import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Which provider a session gave its nodes to.
///
/// @param nodes number of them, by the provider's name in ONNX Runtime; none is 0
record Assignment(Map<String, Integer> nodes) {

  /// As the session itself tells.
  static Assignment of(OrtSession session) {
    Map<String, Integer> nodes = new TreeMap<>();
    OrtCalls.assignedNodes(
        SessionHandle.of(session), (name, n) -> nodes.merge(name, n, Integer::sum));
    return new Assignment(nodes);
  }

  boolean uses(Provider provider) {
    return nodes.containsKey(provider.libraryName());
  }

  /// The first in the order of [Provider] that runs a node; a graph without nodes needs the CPU
  /// alone.
  Provider leading() {
    return Arrays.stream(Provider.values()).filter(this::uses).findFirst().orElse(Provider.CPU);
  }
}
