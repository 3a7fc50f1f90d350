package dev.sinew.policies.network;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.TensorSpec;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A bundle whose graphs a test computes: `@name` in its manifest is a graph's file and hash.
final class Sketch {

  /// SHA-256 of a file without bytes, which is a protobuf message too.
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /// Names of the graphs in the order in which they ran.
  final List<String> log = new ArrayList<>();

  private final Path folder;
  private final Map<String, FakeGraph> graphs = new HashMap<>();

  Sketch(Path folder) {
    this.folder = folder;
  }

  /// @param specs each as `name float32 1 2`, inputs, then `->`, then outputs; -1 is open
  Sketch graph(String name, String specs, FakeGraph.Body body) {
    String[] sides = specs.split("->");
    graphs.put(
        name + ".onnx",
        new FakeGraph(
            specs(sides[0]),
            specs(sides[1]),
            (in, out) -> {
              log.add(name);
              body.run(in, out);
            }));
    return this;
  }

  private static List<TensorSpec> specs(String text) {
    List<TensorSpec> specs = new ArrayList<>();
    for (String one : text.split(",")) {
      String[] words = one.strip().split(" ");
      long[] shape = new long[words.length - 2];
      for (int i = 0; i < shape.length; i++) shape[i] = Long.parseLong(words[i + 2]);
      specs.add(new TensorSpec(words[0], ElementType.valueOf(words[1].toUpperCase()), shape));
    }
    return specs;
  }

  /// @param yaml observation, tensors, graphs, head; a row is as wide as the head's
  PolicyBundle read(int rows, int width, String yaml) throws IOException {
    String whole =
        "name: sketch\nversion: \"1\"\n"
            + yaml
            + "action: {width: %d, unit: rad, horizon: %d, first-row: 0, execute: %d,"
                .formatted(width, rows, rows)
            + " interpolation: hold, codec: [{kind: absolute}]}\n"
            + "golden: {file: golden.safetensors, tolerance: 1.0e-5}\n"
            + "provenance: {licence: none}\n";
    for (String graph : graphs.keySet()) Files.write(folder.resolve(graph), new byte[0]);
    Files.writeString(
        folder.resolve("policy.yaml"),
        Pattern.compile("@(\\w+)")
            .matcher(whole)
            .replaceAll(m -> "file: %s.onnx, sha256: %s".formatted(m.group(1), EMPTY)));
    return PolicyBundle.read(folder);
  }

  /// The network of a bundle that was read, by itself.
  Network network(int batch) {
    ConfigSection file = ConfigSection.read(folder.resolve("policy.yaml"));
    Manifest manifest = new ManifestReader(file, Map.of()).read();
    Map<String, Graph> loaded = new HashMap<>();
    for (GraphDeclaration graph : manifest.graphs())
      loaded.put(graph.name(), graphs.get(graph.file().getFileName().toString()));
    return new Network(manifest, loaded, batch);
  }

  Policy open(PolicyBundle bundle) {
    return bundle.open(file -> graphs.get(file.getFileName().toString()));
  }

  Policy open(int rows, int width, String yaml) throws IOException {
    return open(read(rows, width, yaml));
  }

  /// One step of `joint-position`.
  static Observation state(double... values) {
    return observation(Map.of("joint-position", new double[][] {values}), Map.of(), "");
  }

  static Observation observation(
      Map<String, double[][]> streams, Map<String, List<Frame>> frames, String prompt) {
    Map<String, StateWindow> windows = new HashMap<>();
    streams.forEach((name, steps) -> windows.put(name, new StateWindow(steps)));
    return new Observation(0, 0, windows, frames, prompt);
  }
}
