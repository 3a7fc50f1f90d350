package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.policies.onnx.Tensor;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  private static final String OBSERVATION =
      """
      observation:
        steps: 1
        step-ms: 100
        inputs: [{stream: joint-position, width: 2, unit: rad, normalizer: {kind: identity}}]
      """;

  private static final String COUNTER =
      OBSERVATION
          + """
          tensors: {state: {from: inputs, shape: [1, 2]}, after: {shape: [1]}}
          memory: {count: {shape: [1], next: after}}
          graphs:
            net: {@net, run: observation, inputs: {x: state, n: count}, outputs: {y: action, m: after}}
          head: {kind: direct, shape: [1, 2]}
          """;

  @TempDir private Path folder;
  private Sketch sketch;

  @BeforeEach
  void sketch() {
    sketch = new Sketch(folder);
  }

  /// Rows are the state plus how often it was asked before.
  private Policy counter() throws IOException {
    return sketch
        .graph(
            "net",
            "x float32 1 2, n float32 1 -> y float32 1 1 2, m float32 1",
            (in, out) -> {
              float n = in.get("n").value(0);
              float[] x = FakeGraph.floats(in.get("x"));
              out.get("y").put(new float[] {x[0] + n, x[1] + n});
              out.get("m").put(new float[] {n + 1});
            })
        .open(1, 2, COUNTER);
  }

  @Test
  void memoryIsCarriedFromOneInferenceToTheNextAndZeroAtTheStartOfAnEpisode() throws IOException {
    try (Policy policy = counter()) {
      policy.reset(0);
      assertThat(first(policy, 10, 20)).isEqualTo(10);
      assertThat(first(policy, 10, 20)).isEqualTo(11);
      assertThat(first(policy, 10, 20)).isEqualTo(12);
      policy.reset(0);
      assertThat(first(policy, 10, 20)).isEqualTo(10);
    }
  }

  @Test
  void anInferenceThatFailsLeavesTheMemoryAsItWas() throws IOException {
    try (Policy policy = counter()) {
      policy.reset(0);
      first(policy, 10, 20);
      assertThatThrownBy(() -> policy.infer(new Observation(0, 0, Map.of(), Map.of(), "")))
          .isInstanceOf(PolicyException.class);
      assertThatThrownBy(() -> first(policy, Double.NaN, 20)).isInstanceOf(PolicyException.class);
      assertThat(first(policy, 10, 20)).isEqualTo(11);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
  void aValueThatIsNoNumberIsAnErrorInOneLineAndNotAChunk(double value) throws IOException {
    try (Policy policy = counter()) {
      policy.reset(0);
      assertThatThrownBy(() -> policy.infer(Sketch.state(1, value)))
          .isInstanceOf(PolicyException.class)
          .hasMessage("sketch:1: the network made %s at row 0, value 1".formatted((float) value));
      assertThat(first(policy, 10, 20)).isEqualTo(10);
    }
  }

  @Test
  void whatDependsOnThePromptRunsOncePerPromptAndAgainAfterAReset() throws IOException {
    Files.copy(
        Path.of(
            System.getProperty("sinew.root"),
            "policies/src/test/resources/dev/sinew/policies/language/words.json"),
        folder.resolve("words.json"));
    sketch.graph(
        "words",
        "t int64 1 8 -> w float32 1",
        (in, out) -> out.get("w").put(new float[] {in.get("t").value(1)}));
    sketch.graph("net", "w float32 1 -> y float32 1 1 1", (in, out) -> copy(in, "w", out, "y"));
    String yaml =
        OBSERVATION
            + """
              prompt: {tokenizer: words.json, format: plain, max-length: 8, padding: fixed, padding-side: right, pad-token: <pad>, truncation: true}
            tensors: {tokens: {from: prompt, part: tokens, type: int64, shape: [1, 8]}, meaning: {shape: [1]}}
            graphs:
              words: {@words, run: task, inputs: {t: tokens}, outputs: {w: meaning}}
              net: {@net, run: observation, inputs: {w: meaning}, outputs: {y: action}}
            head: {kind: direct, shape: [1, 1]}
            """;
    try (Policy policy = sketch.open(1, 1, yaml)) {
      policy.reset(0);
      double push = policy.infer(prompt("push")).value(0, 0);
      assertThat(policy.infer(prompt("push")).value(0, 0)).isEqualTo(push);
      assertThat(sketch.log).containsExactly("words", "net", "net");
      assertThat(policy.infer(prompt("grab")).value(0, 0)).isNotEqualTo(push);
      assertThat(policy.infer(prompt("push")).value(0, 0)).isEqualTo(push);
      assertThat(sketch.log).endsWith("net", "words", "net", "words", "net");
      policy.reset(0);
      policy.infer(prompt("push"));
      assertThat(sketch.log).endsWith("net", "words", "net");
    }
  }

  @Test
  void graphsRunInTheOrderWrittenAtTheirRates() throws IOException {
    sketch.graph("a", "x float32 1 2 -> f float32 1 2", (in, out) -> copy(in, "x", out, "f"));
    sketch.graph("b", "f float32 1 2 -> g float32 1 2", (in, out) -> copy(in, "f", out, "g"));
    sketch.graph(
        "denoiser",
        "s float32 1 1 2, t float32 1, g float32 1 2 -> h float32 1 2",
        (in, out) -> copy(in, "g", out, "h"));
    sketch.graph("last", "h float32 1 2 -> p float32 1 1 2", (in, out) -> copy(in, "h", out, "p"));
    try (Policy policy = sketch.open(1, 2, flow("last", "denoiser"))) {
      policy.reset(0);
      ActionChunk chunk = policy.infer(Sketch.state(3, 4));
      assertThat(sketch.log)
          .containsExactly("a", "b", "denoiser", "last", "denoiser", "last", "denoiser", "last");
      assertThat(chunk.rows()).isEqualTo(1);
    }
  }

  @Test
  void graphsWrittenInTheWrongOrderAreRefused() {
    assertThatThrownBy(() -> sketch.read(1, 2, flow("denoiser", "last")))
        .hasMessageEndingWith(
            "graphs.last.inputs.h: nothing before makes 'half'; known: state, sample, time,"
                + " feature, condition");
  }

  /// @param second of the step graphs, written before the first if the names are exchanged
  private static String flow(String second, String first) {
    String denoiser =
        "  denoiser: {@denoiser, run: step, inputs: {s: sample, t: time, g: condition}, outputs:"
            + " {h: half}}\n";
    String last = "  last: {@last, run: step, inputs: {h: half}, outputs: {p: prediction}}\n";
    return OBSERVATION
        + """
        tensors: {state: {from: inputs, shape: [1, 2]}, feature: {shape: [1, 2]}, condition: {shape: [1, 2]}, half: {shape: [1, 2]}}
        graphs:
          a: {@a, run: observation, inputs: {x: state}, outputs: {f: feature}}
          b: {@b, run: observation, inputs: {f: feature}, outputs: {g: condition}}
        """
        + (first.equals("denoiser") ? denoiser + last : last + denoiser)
        + """
        head: {kind: sampler, shape: [1, 2]}
        sampler: {kind: flow, solver: euler, num-inference-steps: 3, noise-at: 0}
        """;
  }

  @Test
  void noiseThatAGraphWantsIsTheChunksOwn() throws IOException {
    sketch.graph("net", "n float32 1 4 -> y float32 1 2 2", (in, out) -> copy(in, "n", out, "y"));
    String yaml =
        OBSERVATION
            + """
            tensors: {noise: {from: noise, distribution: normal, shape: [1, 4]}}
            graphs: {net: {@net, run: observation, inputs: {n: noise}, outputs: {y: action}}}
            head: {kind: direct, shape: [2, 2]}
            """;
    try (Policy policy = sketch.open(2, 2, yaml)) {
      policy.reset(5);
      double one = first(policy, 0, 0);
      double two = first(policy, 0, 0);
      assertThat(two).isNotEqualTo(one);
      policy.reset(5);
      assertThat(first(policy, 0, 0)).isEqualTo(one);
      assertThat(first(policy, 0, 0)).isEqualTo(two);
    }
  }

  static void copy(Map<String, Tensor> in, String from, Map<String, Tensor> out, String to) {
    out.get(to).put(FakeGraph.floats(in.get(from)));
  }

  private static Observation prompt(String prompt) {
    return Sketch.observation(Map.of("joint-position", new double[][] {{0, 0}}), Map.of(), prompt);
  }

  private static double first(Policy policy, double... state) {
    return policy.infer(Sketch.state(state)).value(0, 0);
  }
}
