package dev.sinew.policies.remote;

import dev.sinew.policies.bench.SyntheticObservation;
import dev.sinew.policies.bundle.BundleContents;
import dev.sinew.policies.bundle.Verification;
import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import java.util.Map;
import java.util.Optional;

/// `kind: openpi`: a policy behind a websocket server of openpi's protocol; the folder holds
/// `policy.yaml` alone.
public final class OpenpiBundle implements BundleContents {

  private static final int VERIFIED_ANSWERS = 10;

  private static final Schema SCHEMA =
      Schema.of(OpenpiBundle.class.getResourceAsStream("openpi.schema.json"));

  private final OpenpiManifest manifest;

  private OpenpiBundle(OpenpiManifest manifest) {
    this.manifest = manifest;
  }

  /// @throws dev.sinew.runtime.config.ConfigException naming the key and what would be right
  public static OpenpiBundle read(ConfigSection file) {
    file.validate(SCHEMA);
    return new OpenpiBundle(new OpenpiReader(file).read());
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
    return Map.of(
        "server",
        "%s, openpi's protocol, %d ms for an answer"
            .formatted(manifest.endpoint(), manifest.endpoint().answerNanos() / 1_000_000));
  }

  /// Connects, and has the server answer once before the arm moves: that checks the shape of its
  /// answers and takes a compilation out of the first real one.
  ///
  /// @throws dev.sinew.runtime.port.PolicyException in one line when nobody answers in time, or
  ///     answers with something else
  @Override
  public Policy open(GraphLoader loader) {
    return OpenpiPolicy.open(manifest, new MonotonicClock());
  }

  @Override
  public Optional<BundleContents> withSteps(int steps) {
    return Optional.empty();
  }

  /// Asks the server a few times; there are no golden vectors of a network that is not here.
  @Override
  public Verification verify() {
    Observation observation = SyntheticObservation.of(spec(), "");
    try (Policy policy = OpenpiPolicy.open(manifest, new MonotonicClock())) {
      long slowest = 0;
      for (int n = 0; n < VERIFIED_ANSWERS; n++) {
        long begin = System.nanoTime();
        policy.infer(observation);
        slowest = Math.max(slowest, System.nanoTime() - begin);
      }
      return new AnswerReport(manifest.endpoint().toString(), VERIFIED_ANSWERS, slowest);
    }
  }
}
