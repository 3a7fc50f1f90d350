package dev.sinew.policies.network;

import static java.util.stream.Collectors.joining;

import dev.sinew.policies.bundle.BundleContents;
import dev.sinew.policies.bundle.Verification;
import dev.sinew.policies.files.BundleFile;
import dev.sinew.policies.onnx.Execution;
import dev.sinew.policies.onnx.ExternalData;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.policies.onnx.OnnxGraph;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A trained network and the golden vectors that it must equal.
public final class NetworkBundle implements BundleContents {

  private static final Schema SCHEMA =
      Schema.of(NetworkBundle.class.getResourceAsStream("network.schema.json"));

  private final Manifest manifest;

  private NetworkBundle(Manifest manifest) {
    this.manifest = manifest;
  }

  /// @throws dev.sinew.runtime.config.ConfigException naming the key and what would be right
  public static NetworkBundle read(ConfigSection file) {
    file.validate(SCHEMA);
    return new NetworkBundle(new ManifestReader(file).read());
  }

  @Override
  public ConfigSection file() {
    return manifest.file();
  }

  @Override
  public PolicySpec spec() {
    return manifest.spec();
  }

  @Override
  public Map<String, String> describe() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "head",
        switch (manifest.head()) {
          case Head.Denoising head ->
              "%s, %d network calls a chunk"
                  .formatted(
                      manifest.file().section("sampler").text("kind"), head.sampler().calls());
          case Head.Direct _ -> "direct";
          case Head.Tokens head -> "tokens, at most %d a chunk".formatted(head.speech().most());
          case Head.Scales head ->
              "coarse to fine, %d network calls a chunk".formatted(head.scales().length);
        });
    facts.put(
        "graphs", manifest.graphs().stream().map(NetworkBundle::describe).collect(joining(", ")));
    return facts;
  }

  private static String describe(GraphDeclaration graph) {
    return "%s (%s, sha256 %s)"
        .formatted(graph.name(), graph.file().getFileName(), graph.sha256().substring(0, 12));
  }

  @Override
  public Policy open(GraphLoader loader) {
    return load(loader);
  }

  @Override
  public Optional<BundleContents> withSteps(int steps) {
    if (!(manifest.head() instanceof Head.Denoising)) return Optional.empty();
    try {
      return Optional.of(read(file().with("sampler.num-inference-steps", "" + steps)));
    } catch (ConfigException e) {
      return Optional.empty(); // the sampler does not allow that many
    }
  }

  @Override
  public Verification verify() {
    try (Vectors golden = Vectors.open(manifest.golden().file());
        NetworkPolicy policy = load(OnnxGraph::load)) {
      return new GoldenCheck(manifest, policy, golden).run();
    }
  }

  /// What a graph reads besides itself is declared too, and hashed.
  private static void mustHaveItsData(GraphDeclaration graph) {
    Set<Path> declared = new HashSet<>();
    for (ConfigSection data : graph.data()) {
      Path file = data.resolve(data.text("file"));
      BundleFile.mustHash(data, file);
      declared.add(file);
    }
    for (String name : ExternalData.files(graph.file())) {
      if (!declared.contains(graph.file().resolveSibling(name).normalize()))
        throw graph
            .section()
            .problem(
                "data",
                "%s reads weights from '%s', which is not declared"
                    .formatted(graph.file().getFileName(), name));
    }
  }

  private NetworkPolicy load(GraphLoader loader) {
    Map<String, Graph> graphs = new LinkedHashMap<>();
    try {
      for (GraphDeclaration graph : manifest.graphs()) {
        BundleFile.mustHash(graph.section(), graph.file());
        mustHaveItsData(graph);
        graphs.put(graph.name(), loader.load(graph.file(), Execution.DEFAULT));
      }
      return new NetworkPolicy(manifest, graphs);
    } catch (RuntimeException e) {
      graphs.values().forEach(Graph::close);
      throw e;
    }
  }
}
