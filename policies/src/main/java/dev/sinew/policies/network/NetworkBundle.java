package dev.sinew.policies.network;

import static java.util.stream.Collectors.joining;

import dev.sinew.policies.bundle.BundleContents;
import dev.sinew.policies.bundle.Verification;
import dev.sinew.policies.files.BundleFile;
import dev.sinew.policies.kserve.GraphServer;
import dev.sinew.policies.kserve.KserveGraph;
import dev.sinew.policies.onnx.ExternalData;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.policies.onnx.OnnxGraph;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.PolicySpec;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A trained network and the golden vectors that it must equal.
public final class NetworkBundle implements BundleContents {

  private static final Schema SCHEMA =
      Schema.of(NetworkBundle.class.getResourceAsStream("network.schema.json"));

  private final Manifest manifest;
  private final Map<String, ConfigSection> servers;

  private NetworkBundle(Manifest manifest, Map<String, ConfigSection> servers) {
    this.manifest = manifest;
    this.servers = servers;
  }

  /// @param servers where graphs are served that are not to run here, by the graph's name
  /// @throws dev.sinew.runtime.config.ConfigException naming the key and what would be right
  public static NetworkBundle read(ConfigSection file, Map<String, ConfigSection> servers) {
    file.validate(SCHEMA);
    return new NetworkBundle(new ManifestReader(file, servers).read(), servers);
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
              "%s, %d network calls a chunk%s"
                  .formatted(
                      manifest.file().section("sampler").text("kind"),
                      head.sampler().calls(),
                      head.samples() == 1 ? "" : ", the best of " + head.samples() + " samples");
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
        .formatted(graph.name(), graph.place(), graph.sha256().substring(0, 12));
  }

  @Override
  public Policy open(GraphLoader loader) {
    NetworkPolicy policy = load(loader);
    try {
      if (!servers.isEmpty()) serversMustKnowTheNetwork(policy);
      return policy;
    } catch (RuntimeException e) {
      policy.close();
      throw e;
    }
  }

  /// Nobody can hash what a server runs: it shows by what it answers. This is its warm-up, too.
  private void serversMustKnowTheNetwork(NetworkPolicy policy) {
    double tolerance = tolerance();
    try (Vectors golden = Vectors.open(manifest.golden().file())) {
      double difference = new GoldenCheck(manifest, policy, golden).graphs();
      if (!(difference <= tolerance)) {
        throw new PolicyException(
            "%s: served by %s it differs by %.1e from its golden vectors (tolerance %.0e): another"
                    .formatted(spec().label(), places(), difference, tolerance)
                + " network, or another version of it");
      }
    }
    policy.reset(0);
  }

  private String places() {
    return served().map(GraphServer::toString).collect(joining(", "));
  }

  private double tolerance() {
    return served()
        .mapToDouble(server -> server.tolerance().orElse(manifest.golden().tolerance()))
        .max()
        .orElseThrow();
  }

  private Stream<GraphServer> served() {
    return manifest.graphs().stream().flatMap(graph -> graph.server().stream());
  }

  @Override
  public Optional<BundleContents> withSteps(int steps) {
    if (!(manifest.head() instanceof Head.Denoising)) return Optional.empty();
    try {
      return Optional.of(read(file().with("sampler.num-inference-steps", "" + steps), servers));
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

  /// So is what it reads besides itself.
  private static void mustBeWhatIsDeclared(GraphDeclaration graph) {
    BundleFile.mustHash(graph.section(), graph.file());
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
      for (GraphDeclaration graph : manifest.graphs())
        if (graph.server().isEmpty()) mustBeWhatIsDeclared(graph);
      for (GraphDeclaration graph : manifest.graphs())
        graphs.put(graph.name(), load(graph, loader));
      return new NetworkPolicy(manifest, graphs);
    } catch (RuntimeException e) {
      graphs.values().forEach(Graph::close);
      throw e;
    }
  }

  private static Graph load(GraphDeclaration graph, GraphLoader loader) {
    if (graph.server().isPresent())
      return KserveGraph.open(graph.server().get(), new MonotonicClock());
    return loader.load(graph.file());
  }
}
