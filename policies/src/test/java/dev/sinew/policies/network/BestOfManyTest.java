package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four samples at once, of which the network carries sample k to the value k plus the state; the
/// encoder, which takes one observation, adds 10 to the state.
class BestOfManyTest {

  private static final String MANIFEST =
      """
      observation: {steps: 1, step-ms: 100, inputs: [{stream: joint-position, width: 1, unit: rad, normalizer: {kind: identity}}]}
      tensors: {state: {from: inputs, shape: [1, 1]}, features: {shape: [1, 1]}}
      graphs:
        encoder: {@encoder, run: observation, inputs: {s: state}, outputs: {f: features}}
        denoiser: {@denoiser, run: step, inputs: {x: sample, t: time, f: features}, outputs: {v: prediction}}
        score: {@score, run: score, inputs: {x: sample, f: features}, outputs: {q: score}}
      head: {kind: sampler, shape: [2, 1], samples: 4}
      sampler: {kind: flow, num-inference-steps: 4}
      """;

  @TempDir private Path folder;
  private float[] scores = {0, 1, 3, 2};
  private float[] scored;
  private Sketch sketch;

  @BeforeEach
  void drawTheGraphs() {
    sketch =
        new Sketch(folder)
            .graph(
                "encoder",
                "s float32 1 1 -> f float32 1 1",
                (in, out) -> out.get("f").put(new float[] {10 + in.get("s").value(0)}))
            .graph(
                "denoiser",
                "x float32 -1 2 1, t float32 -1, f float32 -1 1 -> v float32 -1 2 1",
                (in, out) -> {
                  float[] x = FakeGraph.floats(in.get("x"));
                  for (int k = 0; k < x.length; k++)
                    x[k] = (x[k] - (k / 2 + in.get("f").value(k / 2))) / in.get("t").value(0);
                  out.get("v").put(x);
                })
            .graph(
                "score",
                "x float32 -1 2 1, f float32 -1 1 -> q float32 -1",
                (in, out) -> {
                  scored = FakeGraph.floats(in.get("x"));
                  out.get("q").put(scores);
                });
  }

  @Test
  void theSampleWithTheHighestScoreIsTheChunkAndTheObservationIsEncodedOnce() throws IOException {
    ActionChunk chunk = infer();
    assertThat(chunk.value(0, 0)).isEqualTo(2 + 10 + 0.5, within(1e-5));
    assertThat(chunk.value(1, 0)).isEqualTo(2 + 10 + 0.5, within(1e-5));
    assertThat(scored).hasSize(8);
    assertThat(scored[7]).isEqualTo(3 + 10 + 0.5f, within(1e-5f));
    assertThat(sketch.log).containsOnlyOnce("encoder");
  }

  @Test
  void aScoreThatIsNotANumberNeverWins() throws IOException {
    scores = new float[] {Float.NaN, 1, Float.NaN, 0};
    assertThat(infer().value(0, 0)).isEqualTo(1 + 10 + 0.5, within(1e-5));
    scores = new float[] {Float.NaN, Float.NaN, Float.NaN, Float.NaN};
    assertThatThrownBy(() -> infer())
        .isInstanceOf(PolicyException.class)
        .hasMessage("sketch:1: no sample has a score that is a number");
  }

  @Test
  void manySamplesNeedAScore() {
    String none = MANIFEST.replaceAll("  score: .*\n", "");
    assertThatThrownBy(() -> sketch.read(2, 1, none))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("head.samples: nothing before makes 'score'");
  }

  private ActionChunk infer() throws IOException {
    try (Policy policy = sketch.open(2, 1, MANIFEST)) {
      return policy.infer(Sketch.state(0.5));
    }
  }
}
