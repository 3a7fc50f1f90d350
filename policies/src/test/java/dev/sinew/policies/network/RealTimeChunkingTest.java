package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.TensorSpec;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.TailUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A flow of ten Euler steps over a network that always answers the way to one clean sample: all
/// values 0.25, which the codec doubles. The plan in force says 1, which is 0.5 to the network.
class RealTimeChunkingTest {

  private static final int ROWS = 8;
  private static final double OWN = 0.5;
  private static final double PLAN = 1;

  /// What is left of a pull at the last step, where sigma is 0.1: 0.1 times the gain 0.1 / 0.9 *
  /// (0.01 + 0.81) / 0.01.
  private static final double LAST_PULL = 0.1 * (0.1 / 0.9 * 0.82 / 0.01);

  @TempDir private Path folder;
  private final List<float[]> times = new ArrayList<>();
  private final List<float[]> samples = new ArrayList<>();
  private String hash;

  @BeforeEach
  void makeAGraphFile() throws Exception {
    Files.writeString(folder.resolve("graph"), ""); // its graphs are written in Java
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve("graph")));
    hash = HexFormat.of().formatHex(digest);
  }

  @Test
  void withoutAPlanTheChunkIsTheNetworksOwn() {
    assertThat(rows(infer(manifest("", 0), PlanTail.NONE)))
        .containsOnly(new double[] {OWN}, within(1e-5));
  }

  @Test
  void committedRowsArePulledToThePlanFadingOnesLessAndFreeOnesNotAtAll() {
    double[] rows = rows(infer(manifest("", 0), tail(PlanTail.Use.GUIDED, 2, 5)));
    double[] weights = {1, 1, 0.75, 0.5, 0.25, 0, 0, 0};
    for (int row = 0; row < ROWS; row++)
      assertThat(rows[row])
          .as("row %d", row)
          .isEqualTo(OWN + LAST_PULL * weights[row] * (PLAN - OWN), within(1e-5));
  }

  @Test
  void thePlanBeginsAtTheObservationAndRowsBeforeItAreFree() {
    double[] rows = rows(infer(manifest("", -2), tail(PlanTail.Use.GUIDED, 1, 1)));
    for (int row = 0; row < ROWS; row++)
      assertThat(rows[row])
          .as("row %d", row)
          .isEqualTo(row == 2 ? OWN + LAST_PULL * (PLAN - OWN) : OWN, within(1e-5));
  }

  @Test
  void aBundleSaysHowThePullFadesAndWhatItWeighsAtMost() {
    String section = "real-time-chunking: {prefix-weights: zeros, max-guidance-weight: 2}\n";
    double[] rows = rows(infer(manifest(section, 0), tail(PlanTail.Use.GUIDED, 2, 5)));
    double pull = 0.1 * 2;
    assertThat(rows[0]).isEqualTo(OWN + pull * (PLAN - OWN), within(1e-5));
    assertThat(rows[2]).isEqualTo(OWN, within(1e-5));
  }

  /// Training-time action conditioning (Black et al. 2025): the prefix is clean, and said to be.
  @Test
  void aTrainedPrefixStandsCleanInEverySampleAndItsRowsAreToldTheCleanTime() {
    String section = "real-time-chunking: {trained-prefix: 4}\n";
    double[] rows = rows(infer(manifest(section, 0), tail(PlanTail.Use.TRAINED, 3, 3)));
    for (int row = 0; row < ROWS; row++)
      assertThat(rows[row]).as("row %d", row).isEqualTo(row < 3 ? PLAN : OWN, within(1e-5));
    assertThat(times).hasSize(10);
    for (int call = 0; call < 10; call++) {
      float time = (10 - call) / 10f;
      assertThat(times.get(call)).startsWith(0, 0, 0).endsWith(time, time, time, time, time);
      assertThat(samples.get(call)).startsWith(0.5f, 0.5f, 0.5f);
    }
  }

  @Test
  void theNextChunkWithoutAPrefixIsToldNothingOfIt() {
    String section = "real-time-chunking: {trained-prefix: 4}\n";
    try (Policy policy = open(manifest(section, 0), false)) {
      policy.infer(observation(tail(PlanTail.Use.TRAINED, 3, 3)));
      times.clear();
      policy.infer(observation(PlanTail.NONE));
      assertThat(times.getFirst()).containsOnly(1f);
    }
  }

  /// The network answers `sample / 2`, so that the clean estimate at time t is `sample (1 - t / 2)`
  /// and an error pulled back through it is `1 - t / 2` of itself.
  @Test
  void withAGradientGraphTheErrorIsPulledBackThroughTheNetwork() {
    String manifest = manifest("", 0).replace("head:", GRADIENT + "head:").replace("HASH", hash);
    ActionChunk chunk;
    try (Policy policy = open(manifest, true)) {
      chunk = policy.infer(observation(tail(PlanTail.Use.GUIDED, ROWS, ROWS)));
    }
    double x = samples.getFirst()[0];
    for (int k = 0; k < 10; k++) {
      double t = 1 - k / 10.0;
      double gain = k == 0 ? 10 : Math.min(10, t / (1 - t) * (t * t + (1 - t) * (1 - t)) / (t * t));
      double correction = (1 - t / 2) * (0.5 - x * (1 - t / 2));
      x -= 0.1 * (x / 2 - gain * correction);
    }
    assertThat(chunk.value(0, 0)).isEqualTo(2 * x, within(1e-5));
  }

  @Test
  void whatAPolicyCanMakeOfAPlanIsReadableWithoutRunningIt() {
    assertThat(bundle(manifest("", 0)).spec().tailUse()).isEqualTo(new TailUse(true, 0));
    String section = "real-time-chunking: {trained-prefix: 4}\n";
    assertThat(bundle(manifest(section, 0)).spec().tailUse()).isEqualTo(new TailUse(true, 4));
    String direct =
        manifest("", 0)
            .replace("kind: sampler", "kind: direct")
            .replace("sampler: {kind: flow, num-inference-steps: 10}\n", "")
            .replace(
                "run: step, inputs: {x: sample, t: time, s: state}",
                "run: observation, inputs: {s: state}")
            .replace("v: prediction", "v: action");
    assertThat(bundle(direct).spec().tailUse()).isEqualTo(TailUse.NONE);
  }

  @Test
  void aTrainedPrefixMustBeginAtTheObservationAndNeedsATimeForCleanRows() {
    String section = "real-time-chunking: {trained-prefix: 4}\n";
    assertThatThrownBy(() -> bundle(manifest(section, -1)))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(
            "real-time-chunking.trained-prefix: a prefix begins at the observation;"
                + " action.first-row must be 0");
    String ddim =
        manifest(section, 0)
            .replace(
                "{kind: flow, num-inference-steps: 10}",
                "{kind: ddim, num-train-timesteps: 100, num-inference-steps: 10, beta-schedule:"
                    + " squaredcos_cap_v2, prediction-type: epsilon}");
    assertThatThrownBy(() -> bundle(ddim))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(
            "real-time-chunking.trained-prefix: the sampler has no time for clean rows; a flow has"
                + " one");
  }

  @Test
  void aGradientThatRunsAtTheWrongRateIsRefused() {
    String manifest =
        manifest("", 0)
            .replace("head:", GRADIENT + "head:")
            .replace("HASH", hash)
            .replace("run: gradient", "run: step")
            .replace("g: cotangent", "g: sample");
    assertThatThrownBy(() -> bundle(manifest))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(
            "graphs.gradient.run: a graph that makes 'gradient' has run: gradient");
  }

  private static final String GRADIENT =
      "  gradient: {file: graph, sha256: HASH, run: gradient, inputs: {g: cotangent}, outputs: {y:"
          + " gradient}}\n";

  private String manifest(String section, int firstRow) {
    return """
    name: test
    version: "1"
    observation: {steps: 1, step-ms: 100, inputs: [{stream: joint-position, width: 1, unit: rad, normalizer: {kind: identity}}]}
    tensors: {state: {from: inputs, shape: [1, 1]}}
    graphs:
      denoiser: {file: graph, sha256: %s, run: step, inputs: {x: sample, t: time, s: state}, outputs: {v: prediction}}
    head: {kind: sampler, shape: [8, 1]}
    sampler: {kind: flow, num-inference-steps: 10}
    action: {width: 1, unit: rad, horizon: 8, first-row: %d, execute: 4, interpolation: hold, codec: [{kind: denormalize, normalizer: {kind: mean-std, mean: [0], std: [2]}}]}
    golden: {file: golden.safetensors, tolerance: 1.0e-5}
    provenance: {licence: none}
    %s\
    """
        .formatted(hash, firstRow, section);
  }

  private NetworkBundle bundle(String manifest) {
    return NetworkBundle.read(
        ConfigSection.parse(folder.resolve("policy.yaml"), manifest), Map.of());
  }

  private Policy open(String manifest, boolean linear) {
    List<Graph> graphs = new ArrayList<>(List.of(denoiser(linear)));
    if (manifest.contains("run: gradient")) graphs.add(gradient());
    return bundle(manifest).open(_ -> graphs.removeFirst());
  }

  private Graph denoiser(boolean linear) {
    long[] chunk = {1, ROWS, 1};
    return new JavaGraph(
        List.of(
            new TensorSpec("x", ElementType.FLOAT32, chunk),
            new TensorSpec("t", ElementType.FLOAT32, new long[] {1, ROWS}),
            new TensorSpec("s", ElementType.FLOAT32, new long[] {1, 1})),
        List.of(new TensorSpec("v", ElementType.FLOAT32, chunk)),
        (in, out) -> {
          float[] x = JavaGraph.floats(in.get("x"));
          float[] t = JavaGraph.floats(in.get("t"));
          samples.add(x);
          times.add(t);
          float[] v = new float[ROWS];
          for (int k = 0; k < ROWS; k++)
            v[k] = linear ? x[k] / 2 : t[k] == 0 ? 0 : (x[k] - 0.25f) / t[k];
          out.get("v").put(v);
        });
  }

  private static Graph gradient() {
    long[] chunk = {1, ROWS, 1};
    return new JavaGraph(
        List.of(new TensorSpec("g", ElementType.FLOAT32, chunk)),
        List.of(new TensorSpec("y", ElementType.FLOAT32, chunk)),
        (in, out) -> {
          float[] g = JavaGraph.floats(in.get("g"));
          for (int k = 0; k < ROWS; k++) g[k] /= 2;
          out.get("y").put(g);
        });
  }

  private ActionChunk infer(String manifest, PlanTail tail) {
    try (Policy policy = open(manifest, false)) {
      return policy.infer(observation(tail));
    }
  }

  private static Observation observation(PlanTail tail) {
    StateWindow state = new StateWindow(new double[][] {{0}});
    return new Observation(0, 0, Map.of("joint-position", state), Map.of(), "").with(tail);
  }

  private static PlanTail tail(PlanTail.Use use, int committed, int horizon) {
    double[] plan = new double[ROWS];
    Arrays.fill(plan, PLAN);
    return new PlanTail(use, 1, plan, committed, horizon);
  }

  private static double[] rows(ActionChunk chunk) {
    double[] rows = new double[chunk.rows()];
    for (int row = 0; row < rows.length; row++) rows[row] = chunk.value(row, 0);
    return rows;
  }
}
