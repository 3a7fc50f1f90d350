package dev.sinew.policies;

import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.policies.onnx.OnnxGraph;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
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
import java.util.Optional;

/// A trained network that denoises chunks, and the golden vectors that it must equal.
record DenoiserBundle(Manifest manifest) implements BundleContents {

  static DenoiserBundle read(Path directory, ConfigSection file) {
    return new DenoiserBundle(Manifest.read(directory, file));
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
    return facts;
  }

  @Override
  public Policy open(GraphLoader loader) {
    return load(loader);
  }

  @Override
  public Optional<BundleContents> withSteps(int steps) {
    try {
      ConfigSection other = manifest.file().with("sampler", "steps", steps);
      return Optional.of(read(other.file().getParent(), other));
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  @Override
  public Verification verify() {
    try (ChunkPolicy policy = load(OnnxGraph::load)) {
      return new GoldenCheck(manifest, policy).run();
    }
  }

  private ChunkPolicy load(GraphLoader loader) {
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
    return new ChunkPolicy(manifest, DenoiserGraph.load(manifest, loader));
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
}
