package dev.sinew.policies.network;

import dev.sinew.policies.kserve.GraphServer;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One graph of a bundle and what its inputs and outputs are called in the data flow.
///
/// @param section where it is declared, for complaints
/// @param data files beside the graph that hold its weights, each with `file` and `sha256`
/// @param server that runs it; empty where the file itself is run
/// @param inputs the graph's own name to the tensor's name
/// @param outputs the graph's own name to the tensor's name
record GraphDeclaration(
    ConfigSection section,
    String name,
    Path file,
    String sha256,
    List<ConfigSection> data,
    Optional<GraphServer> server,
    Rate rate,
    Map<String, String> inputs,
    Map<String, String> outputs) {

  /// Whether it answers the sampler.
  boolean answers() {
    return rate == Rate.STEP && outputs.containsValue(Flow.PREDICTION);
  }

  /// What is run, for people.
  String place() {
    return server.map(GraphServer::toString).orElse(file.toString());
  }
}
