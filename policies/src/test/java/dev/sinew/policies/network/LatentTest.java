package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.TailUse;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A flow in a space of one row of two values leads to 3 and 4; the decoder makes three rows of one
/// value of them and of the state.
class LatentTest {

  private static final String MANIFEST =
      """
      observation: {steps: 1, step-ms: 100, inputs: [{stream: joint-position, width: 1, unit: rad, normalizer: {kind: identity}}]}
      tensors: {state: {from: inputs, shape: [1, 1]}}
      graphs:
        denoiser: {@denoiser, run: step, inputs: {x: sample, t: time}, outputs: {v: prediction}}
        decoder: {@decoder, run: decode, inputs: {z: sample, s: state}, outputs: {a: action}}
      head: {kind: sampler, shape: [3, 1], latent: [1, 2]}
      sampler: {kind: flow, num-inference-steps: 5}
      """;

  @TempDir private Path folder;
  private Sketch sketch;

  @BeforeEach
  void drawTheGraphs() {
    sketch =
        new Sketch(folder)
            .graph(
                "denoiser",
                "x float32 1 1 2, t float32 1 -> v float32 1 1 2",
                (in, out) -> {
                  float t = in.get("t").value(0);
                  float[] x = FakeGraph.floats(in.get("x"));
                  out.get("v").put(new float[] {(x[0] - 3) / t, (x[1] - 4) / t});
                })
            .graph(
                "decoder",
                "z float32 1 1 2, s float32 1 1 -> a float32 1 3 1",
                (in, out) -> {
                  float[] z = FakeGraph.floats(in.get("z"));
                  out.get("a").put(new float[] {z[0], z[1], z[0] + in.get("s").value(0)});
                });
  }

  @Test
  void theFinishedSampleIsDecodedOnceIntoTheRowsOfTheChunk() throws IOException {
    try (Policy policy = sketch.open(3, 1, MANIFEST)) {
      ActionChunk chunk = policy.infer(Sketch.state(0.5));
      assertThat(chunk.rows()).isEqualTo(3);
      assertThat(chunk.value(0, 0)).isEqualTo(3, within(1e-5));
      assertThat(chunk.value(1, 0)).isEqualTo(4, within(1e-5));
      assertThat(chunk.value(2, 0)).isEqualTo(3.5, within(1e-5));
    }
    assertThat(sketch.log).hasSize(6).endsWith("denoiser", "decoder");
  }

  @Test
  void aPlanCannotGuideWhatGrowsInALatentSpace() throws IOException {
    PolicyBundle bundle = sketch.read(3, 1, MANIFEST);
    assertThat(bundle.spec().tailUse()).isEqualTo(TailUse.NONE);
  }

  @Test
  void aLatentSpaceNeedsADecoderAndOneSample() {
    assertThatThrownBy(() -> sketch.read(3, 1, MANIFEST.replaceAll("  decoder: .*\n", "")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("head.kind: nothing before makes 'action'");
    assertThatThrownBy(() -> sketch.read(3, 1, MANIFEST.replace("[1, 2]}", "[1, 2], samples: 2}")))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith("head.samples: 2 samples in a latent space; only one is decoded");
  }
}
