package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.TensorSpec;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four samples at once, of which the network carries sample k to the value k plus the state; the
/// encoder, which takes one observation, adds 10 to the state.
class BestOfManyTest {

  @TempDir private Path folder;
  private String hash;
  private float[] scores = {0, 1, 3, 2};
  private int encoded;
  private float[] scored;

  @BeforeEach
  void makeAGraphFile() throws Exception {
    Files.writeString(folder.resolve("graph"), ""); // its graphs are written in Java
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve("graph")));
    hash = HexFormat.of().formatHex(digest);
  }

  @Test
  void theSampleWithTheHighestScoreIsTheChunkAndTheObservationIsEncodedOnce() {
    ActionChunk chunk = infer(manifest());
    assertThat(chunk.value(0, 0)).isEqualTo(2 + 10 + 0.5, within(1e-5));
    assertThat(chunk.value(1, 0)).isEqualTo(2 + 10 + 0.5, within(1e-5));
    assertThat(scored).hasSize(8);
    assertThat(scored[7]).isEqualTo(3 + 10 + 0.5f, within(1e-5f));
    assertThat(encoded).isEqualTo(1);
  }

  @Test
  void aScoreThatIsNotANumberNeverWins() {
    scores = new float[] {Float.NaN, 1, Float.NaN, 0};
    assertThat(infer(manifest()).value(0, 0)).isEqualTo(1 + 10 + 0.5, within(1e-5));
    scores = new float[] {Float.NaN, Float.NaN, Float.NaN, Float.NaN};
    assertThatThrownBy(() -> infer(manifest()))
        .isInstanceOf(PolicyException.class)
        .hasMessage("test:1: no sample has a score that is a number");
  }

  @Test
  void manySamplesNeedAScore() {
    String none = manifest().replaceAll("  score: .*\n", "");
    assertThatThrownBy(() -> bundle(none))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("head.samples: nothing before makes 'score'");
  }

  private String manifest() {
    return """
    name: test
    version: "1"
    observation: {steps: 1, step-ms: 100, inputs: [{stream: joint-position, width: 1, unit: rad, normalizer: {kind: identity}}]}
    tensors: {state: {from: inputs, shape: [1, 1]}, features: {shape: [1, 1]}}
    graphs:
      encoder: {file: graph, sha256: HASH, run: observation, inputs: {s: state}, outputs: {f: features}}
      denoiser: {file: graph, sha256: HASH, run: step, inputs: {x: sample, t: time, f: features}, outputs: {v: prediction}}
      score: {file: graph, sha256: HASH, run: score, inputs: {x: sample, f: features}, outputs: {q: score}}
    head: {kind: sampler, shape: [2, 1], samples: 4}
    sampler: {kind: flow, num-inference-steps: 4}
    action: {width: 1, unit: rad, horizon: 2, first-row: 0, execute: 1, interpolation: hold, codec: [{kind: absolute}]}
    golden: {file: golden.safetensors, tolerance: 1.0e-5}
    provenance: {licence: none}
    """
        .replace("HASH", hash);
  }

  private NetworkBundle bundle(String manifest) {
    return NetworkBundle.read(
        ConfigSection.parse(folder.resolve("policy.yaml"), manifest), Map.of());
  }

  private ActionChunk infer(String manifest) {
    List<Graph> graphs = new ArrayList<>(List.of(encoder(), denoiser(), score()));
    try (Policy policy = bundle(manifest).open(_ -> graphs.removeFirst())) {
      StateWindow state = new StateWindow(new double[][] {{0.5}});
      return policy.infer(new Observation(0, 0, Map.of("joint-position", state), Map.of(), ""));
    }
  }

  private Graph encoder() {
    return new JavaGraph(
        List.of(spec("s", 1, 1)),
        List.of(spec("f", 1, 1)),
        (in, out) -> {
          encoded++;
          out.get("f").put(new float[] {10 + JavaGraph.floats(in.get("s"))[0]});
        });
  }

  private static Graph denoiser() {
    return new JavaGraph(
        List.of(spec("x", -1, 2, 1), spec("t", -1), spec("f", -1, 1)),
        List.of(spec("v", -1, 2, 1)),
        (in, out) -> {
          float[] x = JavaGraph.floats(in.get("x"));
          float[] t = JavaGraph.floats(in.get("t"));
          float[] f = JavaGraph.floats(in.get("f"));
          for (int k = 0; k < x.length; k++) x[k] = (x[k] - (k / 2 + f[k / 2])) / t[0];
          out.get("v").put(x);
        });
  }

  private Graph score() {
    return new JavaGraph(
        List.of(spec("x", -1, 2, 1), spec("f", -1, 1)),
        List.of(spec("q", -1)),
        (in, out) -> {
          scored = JavaGraph.floats(in.get("x"));
          out.get("q").put(scores);
        });
  }

  private static TensorSpec spec(String name, long... shape) {
    return new TensorSpec(name, ElementType.FLOAT32, shape);
  }
}
