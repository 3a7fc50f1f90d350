package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.TensorSpec;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Policy;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two networks over a flow of ten steps: the first leads to 1, the second to 2.
class CompositionTest {

  @TempDir private Path folder;
  private final List<String> calls = new ArrayList<>();
  private String hash;

  @BeforeEach
  void makeAGraphFile() throws Exception {
    Files.writeString(folder.resolve("graph"), ""); // its graphs are written in Java
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve("graph")));
    hash = HexFormat.of().formatHex(digest);
  }

  @Test
  void weightedAnswersAreSummedAsInClassifierFreeGuidance() {
    assertThat(chunk("weight: 3,", "weight: -2,")).isEqualTo(3 * 1 - 2 * 2, within(1e-4));
    assertThat(calls).hasSize(20).startsWith("first", "second", "first");
  }

  @Test
  void oneGraphTakesTheLastStepsAnotherThoseBefore() {
    assertThat(chunk("", "last-steps: 4,")).isEqualTo(2, within(1e-4));
    assertThat(calls.subList(0, 6)).containsOnly("first");
    assertThat(calls.subList(6, 10)).containsOnly("second");
    assertThat(calls).hasSize(10);
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
    assertThatThrownBy(() -> bundle(manifest(text(first), text(second))))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(problem);
  }

  @Test
  void aWeightOfAnOnlyAnswerWouldDoNothing() {
    String alone = manifest("weight: 2,", "").replaceAll("  second: .*\n", "");
    assertThatThrownBy(() -> bundle(alone))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(
            "graphs.first.weight: no other graph makes 'prediction'; take the key out");
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  private String manifest(String first, String second) {
    return """
    name: test
    version: "1"
    observation: {steps: 1, step-ms: 100, inputs: [{stream: joint-position, width: 1, unit: rad, normalizer: {kind: identity}}]}
    tensors: {state: {from: inputs, shape: [1, 1]}}
    graphs:
      first: {file: graph, sha256: HASH, run: step, FIRST inputs: {x: sample, t: time, s: state}, outputs: {v: prediction}}
      second: {file: graph, sha256: HASH, run: step, SECOND inputs: {x: sample, t: time, s: state}, outputs: {v: prediction}}
    head: {kind: sampler, shape: [1, 1]}
    sampler: {kind: flow, num-inference-steps: 10}
    action: {width: 1, unit: rad, horizon: 1, first-row: 0, execute: 1, interpolation: hold, codec: [{kind: absolute}]}
    golden: {file: golden.safetensors, tolerance: 1.0e-5}
    provenance: {licence: none}
    """
        .replace("HASH", hash)
        .replace("FIRST", first)
        .replace("SECOND", second);
  }

  private NetworkBundle bundle(String manifest) {
    return NetworkBundle.read(
        ConfigSection.parse(folder.resolve("policy.yaml"), manifest), Map.of());
  }

  private double chunk(String first, String second) {
    List<Graph> graphs = new ArrayList<>(List.of(leading("first", 1), leading("second", 2)));
    try (Policy policy = bundle(manifest(first, second)).open(_ -> graphs.removeFirst())) {
      StateWindow state = new StateWindow(new double[][] {{0}});
      Observation observation =
          new Observation(0, 0, Map.of("joint-position", state), Map.of(), "");
      return policy.infer(observation).value(0, 0);
    }
  }

  private Graph leading(String name, float to) {
    return new JavaGraph(
        List.of(spec("x", 1, 1, 1), spec("t", 1), spec("s", 1, 1)),
        List.of(spec("v", 1, 1, 1)),
        (in, out) -> {
          calls.add(name);
          float x = in.get("x").value(0);
          out.get("v").put(new float[] {(x - to) / in.get("t").value(0)});
        });
  }

  private static TensorSpec spec(String name, long... shape) {
    return new TensorSpec(name, ElementType.FLOAT32, shape);
  }
}
