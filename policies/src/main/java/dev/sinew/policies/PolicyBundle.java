package dev.sinew.policies;

import static java.util.stream.Collectors.joining;

import dev.sinew.policies.onnx.Engines;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.PolicySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// A folder that holds a trained policy. Reading it checks `policy.yaml`; nothing is loaded until
/// [#open].
public final class PolicyBundle {

  private final Path directory;
  private final Manifest manifest;

  private PolicyBundle(Path directory, Manifest manifest) {
    this.directory = directory;
    this.manifest = manifest;
  }

  /// @throws PolicyException when there is no such folder
  /// @throws dev.sinew.runtime.config.ConfigException when `policy.yaml` is wrong
  public static PolicyBundle read(Path directory) {
    if (!Files.isDirectory(directory))
      throw new PolicyException(directory + ": no such policy bundle");
    return new PolicyBundle(directory, Manifest.read(directory));
  }

  public Path directory() {
    return directory;
  }

  public PolicySpec spec() {
    return manifest.spec();
  }

  /// What the bundle is, as words, for `sinew policy info`.
  public Map<String, String> describe() {
    PolicySpec spec = manifest.spec();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("name", spec.name() + ", version " + spec.version());
    if (manifest.file().has("description"))
      facts.put("description", manifest.file().text("description"));
    facts.put("sees", manifest.inputs().stream().map(i -> seen(i.stream())).collect(joining(", ")));
    facts.put(
        "horizons",
        "To %d, Tp %d, Ta %d, a step every %d ms"
            .formatted(
                spec.observationSteps(),
                manifest.spec().chunkRows(),
                spec.executeRows(),
                spec.stepNanos() / 1_000_000));
    facts.put(
        "commands",
        "%d x %s, rows %s"
            .formatted(
                spec.dof(),
                spec.unit().symbol(),
                spec.interpolation() == Interpolation.HOLD ? "held" : "joined by lines"));
    facts.put(
        "sampler",
        manifest.file().section("sampler").text("kind")
            + ", "
            + manifest.sampler().calls()
            + " network calls a chunk");
    facts.put(
        "graph",
        manifest.denoiser().file().getFileName()
            + ", sha256 "
            + manifest.denoiser().sha256().substring(0, 12));
    for (String key : manifest.file().section("provenance").keys()) {
      facts.put(key, manifest.file().section("provenance").text(key));
    }
    return facts;
  }

  /// Loads the graphs.
  ///
  /// @throws PolicyException in one line when a file is missing, is not the one that the manifest
  ///     names, or does not fit
  public Policy open() {
    return load();
  }

  /// Replays the golden vectors on this machine.
  ///
  /// @throws PolicyException when the golden file cannot be read
  public GoldenReport verify() {
    try (ChunkPolicy policy = load()) {
      return new GoldenCheck(manifest, policy).run();
    }
  }

  /// Inference library in use, for `sinew doctor`.
  public static String engine() {
    return Engines.describe();
  }

  private ChunkPolicy load() {
    Manifest.Graph graph = manifest.denoiser();
    String found = sha256(graph.file());
    if (!found.equals(graph.sha256())) {
      throw manifest
          .file()
          .section("graphs")
          .section("denoiser")
          .problem(
              "sha256",
              graph.file().getFileName()
                  + " has "
                  + found
                  + "; the file is damaged or not the one declared");
    }
    return new ChunkPolicy(manifest, DenoiserGraph.load(manifest));
  }

  private static String sha256(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new PolicyException(file + ": cannot be read: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String seen(StreamSpec stream) {
    return "%s (%d x %s)".formatted(stream.name(), stream.width(), stream.unit().symbol());
  }
}
