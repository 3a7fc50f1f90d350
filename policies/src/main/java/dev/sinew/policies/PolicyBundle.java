package dev.sinew.policies;

import static java.util.stream.Collectors.joining;

import dev.sinew.policies.bench.Subject;
import dev.sinew.policies.bench.SyntheticObservation;
import dev.sinew.policies.bundle.BundleContents;
import dev.sinew.policies.bundle.Verification;
import dev.sinew.policies.onnx.Engines;
import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.policies.onnx.OnnxGraph;
import dev.sinew.policies.onnx.Providers;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.PolicySpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A folder that holds a policy. Reading it checks `policy.yaml`; nothing is loaded until [#open].
public final class PolicyBundle implements Subject {

  private final Path directory;
  private final BundleContents contents;

  private PolicyBundle(Path directory, BundleContents contents) {
    this.directory = directory;
    this.contents = contents;
  }

  /// @throws PolicyException when there is no such folder
  /// @throws dev.sinew.runtime.config.ConfigException when `policy.yaml` is wrong
  public static PolicyBundle read(Path directory) {
    return read(directory, Map.of(), Map.of());
  }

  /// A bundle as if its `policy.yaml` said something else, to compare variants of a policy.
  ///
  /// @param changes what counts instead, YAML by dotted key: `sampler.num-inference-steps` to `3`
  /// @param servers where graphs are served that are not to run here, by the graph's name; their
  ///     keys are those of `server.schema.json`
  /// @throws PolicyException when there is no such folder
  /// @throws dev.sinew.runtime.config.ConfigException when `policy.yaml`, so changed, or a server
  ///     is wrong
  public static PolicyBundle read(
      Path directory, Map<String, String> changes, Map<String, ConfigSection> servers) {
    if (!Files.isDirectory(directory))
      throw new PolicyException(directory + ": no such policy bundle");
    return new PolicyBundle(directory, BundleKind.read(directory, changes, servers));
  }

  public Path directory() {
    return directory;
  }

  public PolicySpec spec() {
    return contents.spec();
  }

  /// How its chunks are to follow one another where the deployment does not say; checked by whoever
  /// schedules them.
  public Optional<ConfigSection> scheduler() {
    ConfigSection file = contents.file();
    return file.has("scheduler") ? Optional.of(file.section("scheduler")) : Optional.empty();
  }

  /// What the bundle is, as words, for `sinew policy info`.
  public Map<String, String> describe() {
    PolicySpec spec = contents.spec();
    ConfigSection file = contents.file();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("name", spec.name() + ", version " + spec.version());
    if (file.has("description")) facts.put("description", file.text("description"));
    facts.put("sees", spec.inputs().stream().map(PolicyBundle::seen).collect(joining(", ")));
    facts.put(
        "horizons",
        "To %d, Tp %d, Ta %d, a step every %d ms"
            .formatted(
                spec.observationSteps(),
                spec.chunkRows(),
                spec.executeRows(),
                spec.stepNanos() / 1_000_000));
    facts.put(
        "commands",
        "%d x %s, rows %s"
            .formatted(
                spec.dof(),
                spec.unit().symbol(),
                spec.interpolation() == Interpolation.HOLD ? "held" : "joined by lines"));
    facts.putAll(contents.describe());
    ConfigSection provenance = file.section("provenance");
    for (String key : provenance.keys()) facts.put(key, provenance.text(key));
    return facts;
  }

  /// Loads the policy.
  ///
  /// @throws PolicyException in one line when a file is missing, is not the one that the manifest
  ///     names, or does not fit
  public Policy open() {
    return open(OnnxGraph::load);
  }

  @Override
  public Policy open(GraphLoader loader) {
    return contents.open(loader);
  }

  @Override
  public Observation observation() {
    return SyntheticObservation.of(spec(), "");
  }

  @Override
  public Optional<Subject> withSteps(int steps) {
    return contents.withSteps(steps).map(other -> new PolicyBundle(directory, other));
  }

  /// Checks on this machine that the policy does what its maker saw it do.
  ///
  /// @throws PolicyException when a file that the check needs cannot be read
  public Verification verify() {
    return contents.verify();
  }

  /// Inference library in use, for `sinew doctor`.
  public static String engine() {
    return Engines.describe();
  }

  /// What could run graphs here, the fastest first, and why it does not; empty text where it does.
  public static Map<String, String> providers() {
    Map<String, String> found = new LinkedHashMap<>();
    for (Providers.Finding finding : Providers.probe())
      found.put(finding.provider().toString(), finding.refusal().orElse(""));
    return found;
  }

  private static String seen(StreamSpec stream) {
    return "%s (%d x %s)".formatted(stream.name(), stream.width(), stream.unit().symbol());
  }
}
