package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorTableTest {

  private static final String YAML =
      """
      observation:
        steps: 1
        step-ms: 100
        inputs: [{stream: joint-position, width: 2, unit: rad, normalizer: {kind: identity}}]
      tensors: {state: {from: inputs, shape: [1, 2]}, half: {shape: [1, 3]}}
      graphs:
        first: {@first, run: step, inputs: {s: sample, t: time, c: state, k: state}, outputs: {h: half}}
        last: {@last, run: step, inputs: {h: half}, outputs: {p: prediction}}
      head: {kind: sampler, shape: [1, 3]}
      sampler: {kind: flow, solver: euler, num-inference-steps: 3, noise-at: 0}
      """;

  @TempDir private Path folder;
  private Sketch sketch;
  private final List<String> seen = new ArrayList<>();

  @BeforeEach
  void sketch() {
    sketch = new Sketch(folder);
    sketch.graph(
        "last",
        "h float32 -1 3 -> p float32 -1 1 3",
        (in, out) -> NetworkTest.copy(in, "h", out, "p"));
  }

  private void first(String specs) {
    sketch.graph(
        "first",
        specs,
        (in, out) -> {
          in.forEach((name, tensor) -> seen.add(name + " " + tensor));
          out.get("h").put(FakeGraph.floats(in.get("s")));
        });
  }

  @Test
  void aBatchIsComputedAtOnceAndConditioningIsRepeatedWhereTheGraphTakesABatchOfIt()
      throws IOException {
    first("s float32 -1 1 3, t float32 -1, c float32 -1 2, k float32 1 2 -> h float32 -1 3");
    sketch.read(1, 3, YAML);
    try (Network network = sketch.network(2)) {
      network.observe(Sketch.state(7, 8), 0);
      float[] out = new float[6];
      network.predict(new float[] {1, 2, 3, 4, 5, 6}, 0, 0.5f, out);
      assertThat(out).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(seen)
          .containsExactlyInAnyOrder(
              "s float32 [2, 1, 3]", "t float32 [2]", "c float32 [2, 2]", "k float32 [1, 2]");
      assertThat(network.values("state")).containsExactly(7, 8);
    }
  }

  @Test
  void everySampleOfABatchSeesTheSameConditioningAndTime() throws IOException {
    List<float[]> given = new ArrayList<>();
    sketch.graph(
        "first",
        "s float32 -1 1 3, t float32 -1, c float32 -1 2, k float32 1 2 -> h float32 -1 3",
        (in, out) -> {
          given.add(FakeGraph.floats(in.get("c")));
          given.add(FakeGraph.floats(in.get("t")));
        });
    sketch.read(1, 3, YAML);
    try (Network network = sketch.network(3)) {
      network.observe(Sketch.state(7, 8), 0);
      network.predict(new float[9], 0, 0.5f, new float[9]);
      network.observe(Sketch.state(9, 1), 0);
      network.predict(new float[9], 0, 0.25f, new float[9]);
    }
    assertThat(given.get(0)).containsExactly(7, 8, 7, 8, 7, 8);
    assertThat(given.get(1)).containsExactly(0.5f, 0.5f, 0.5f);
    assertThat(given.get(2)).containsExactly(9, 1, 9, 1, 9, 1);
    assertThat(given.get(3)).containsExactly(0.25f, 0.25f, 0.25f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s float32 -1 1 4, t float32 -1, c float32 1 2, k float32 1 2 | s float32 [-1, 1, 4] does not hold 'sample', 1 x 1 x 3
          s float32 -1 3, t float32 2, c float32 1 2, k float32 1 2 | t float32 [2] does not hold 'time', a single value
          s int64 1 1 3, t float32 1, c float32 1 2, k float32 1 2 | s int64 [1, 1, 3] does not hold 'sample', which is float32
          """)
  void aGraphThatDoesNotHoldWhatTheHeadGivesIsNamedWithBothShapes(String inputs, String complaint)
      throws IOException {
    first(inputs + " -> h float32 -1 3");
    sketch.read(1, 3, YAML);
    assertThatThrownBy(() -> sketch.network(1))
        .isInstanceOf(PolicyException.class)
        .hasMessage(folder.resolve("first.onnx") + ": " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s float32 1 1 3, t float32 1, c float32 1 2, z float32 1 2 | inputs.k: FOLDER/first.onnx has no such name; it has [s, t, c, z]
          s float32 1 1 3, t float32 1, c float32 1 2, k float32 1 2, z float32 1 | inputs: does not say what [z] are
          """)
  void aGraphWithOtherInputsThanTheManifestSaysIsNamed(String inputs, String complaint)
      throws IOException {
    first(inputs + " -> h float32 -1 3");
    sketch.read(1, 3, YAML);
    assertThatThrownBy(() -> sketch.network(1))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            folder.resolve("policy.yaml")
                + ": graphs.first."
                + complaint.replace("FOLDER", folder.toString()));
  }
}
