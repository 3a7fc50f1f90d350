package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.Policy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two networks over a flow of ten steps: the first leads to 1, the second to 2.
class CompositionTest {

  @TempDir private Path folder;
  private Sketch sketch;

  @BeforeEach
  void drawTheGraphs() {
    sketch = new Sketch(folder);
    leading("first", 1);
    leading("second", 2);
  }

  private void leading(String name, float to) {
    sketch.graph(
        name,
        "x float32 1 1 1, t float32 1, s float32 1 1 -> v float32 1 1 1",
        (in, out) ->
            out.get("v").put(new float[] {(in.get("x").value(0) - to) / in.get("t").value(0)}));
  }

  @Test
  void weightedAnswersAreSummedAsInClassifierFreeGuidance() throws IOException {
    assertThat(chunk("weight: 3,", "weight: -2,")).isEqualTo(3 * 1 - 2 * 2, within(1e-4));
    assertThat(sketch.log).hasSize(20).startsWith("first", "second", "first");
  }

  @Test
  void oneGraphTakesTheLastStepsAnotherThoseBefore() throws IOException {
    assertThat(chunk("", "last-steps: 4,")).isEqualTo(2, within(1e-4));
    assertThat(sketch.log.subList(0, 6)).containsOnly("first");
    assertThat(sketch.log.subList(6, 10)).containsOnly("second");
    assertThat(sketch.log).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "weight: 1,     |                 | graphs.second.weight: is missing: 2 graphs make"
            + " 'prediction', so each needs a weight",
        "last-steps: 4, |                 | graphs.second.last-steps: two graphs share the steps,"
            + " and the second says which it takes",
        "weight: 1,     | last-steps: 4,  | graphs.first.weight: has no meaning beside last-steps",
      })
  void keysThatDoNotFitTogetherAreNamed(String first, String second, String problem) {
    assertThatThrownBy(() -> sketch.read(1, 1, manifest(text(first), text(second))))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(problem);
  }

  @Test
  void aWeightOfAnOnlyAnswerWouldDoNothing() {
    String alone = manifest("weight: 2,", "").replaceAll("  second: .*\n", "");
    assertThatThrownBy(() -> sketch.read(1, 1, alone))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(
            "graphs.first.weight: no other graph makes 'prediction'; take the key out");
  }

  @Test
  void theSameNetworkWithoutItsConditionMaySteerTheOneWithIt() throws IOException {
    sketch.graph(
        "conditional",
        "x float32 1 1 1, t float32 1, c float32 1 1 -> v float32 1 1 1",
        (in, out) ->
            out.get("v")
                .put(
                    new float[] {
                      (in.get("x").value(0) - 1 - in.get("c").value(0)) / in.get("t").value(0)
                    }));
    String guided =
        manifest("weight: 3,", "weight: -2,")
            .replace("@first", "@conditional")
            .replace("@second", "@conditional")
            .replace(
                "s: state}, outputs: {v: prediction}}\n  second",
                "c: state}, outputs: {v: prediction}}\n  second")
            .replace("s: state}", "c: nothing}")
            .replace(
                "tensors: {", "tensors: {nothing: {from: constant, value: 0, shape: [1, 1]}, ");
    try (Policy policy = sketch.open(1, 1, guided)) {
      assertThat(policy.infer(Sketch.state(0.5)).value(0, 0))
          .isEqualTo(3 * 1.5 - 2 * 1, within(1e-4));
    }
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  private static String manifest(String first, String second) {
    return """
    observation: {steps: 1, step-ms: 100, inputs: [{stream: joint-position, width: 1, unit: rad, normalizer: {kind: identity}}]}
    tensors: {state: {from: inputs, shape: [1, 1]}}
    graphs:
      first: {@first, run: step, FIRST inputs: {x: sample, t: time, s: state}, outputs: {v: prediction}}
      second: {@second, run: step, SECOND inputs: {x: sample, t: time, s: state}, outputs: {v: prediction}}
    head: {kind: sampler, shape: [1, 1]}
    sampler: {kind: flow, num-inference-steps: 10}
    """
        .replace("FIRST", first)
        .replace("SECOND", second);
  }

  private double chunk(String first, String second) throws IOException {
    try (Policy policy = sketch.open(1, 1, manifest(first, second))) {
      return policy.infer(Sketch.state(0)).value(0, 0);
    }
  }
}
