package dev.sinew.policies.network;

import dev.sinew.policies.kserve.GraphServer;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// One graph of a bundle and what its inputs and outputs are called in the data flow.
///
/// @param section where it is declared, for complaints
/// @param server that runs it; empty where the file itself is run
/// @param inputs the graph's own name to the tensor's name
/// @param outputs the graph's own name to the tensor's name
record GraphDeclaration(
    ConfigSection section,
    String name,
    Path file,
    String sha256,
    Optional<GraphServer> server,
    Rate rate,
    Map<String, String> inputs,
    Map<String, String> outputs) {

  /// What is run, for people: the server or the file's name.
  String place() {
    return server.map(GraphServer::toString).orElse(file.getFileName().toString());
  }

  /// The same with the file's whole path.
  String path() {
    return server.map(GraphServer::toString).orElse(file.toString());
  }
}
