package dev.sinew.policies;

import static java.util.stream.Collectors.joining;

import dev.sinew.policies.onnx.Engines;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.PolicySpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A folder that holds a policy. Reading it checks `policy.yaml`; nothing is loaded until [#open].
public final class PolicyBundle {

  private final Path directory;
  private final BundleContents contents;

  private PolicyBundle(Path directory, BundleContents contents) {
    this.directory = directory;
    this.contents = contents;
  }

  /// @throws PolicyException when there is no such folder
  /// @throws dev.sinew.runtime.config.ConfigException when `policy.yaml` is wrong
  public static PolicyBundle read(Path directory) {
    return read(directory, Map.of());
  }

  /// A bundle as if its `policy.yaml` said something else, to compare variants of a policy.
  ///
  /// @param changes what counts instead, YAML by dotted key: `sampler.num-inference-steps` to `3`
  /// @throws PolicyException when there is no such folder
  /// @throws dev.sinew.runtime.config.ConfigException when `policy.yaml`, so changed, is wrong
  public static PolicyBundle read(Path directory, Map<String, String> changes) {
    if (!Files.isDirectory(directory))
      throw new PolicyException(directory + ": no such policy bundle");
    return new PolicyBundle(directory, BundleKind.read(directory, changes));
  }

  public Path directory() {
    return directory;
  }

  public PolicySpec spec() {
    return contents.spec();
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
    return contents.open();
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

  private static String seen(StreamSpec stream) {
    return "%s (%d x %s)".formatted(stream.name(), stream.width(), stream.unit().symbol());
  }
}
