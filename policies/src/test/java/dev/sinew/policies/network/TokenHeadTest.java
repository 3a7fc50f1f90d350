package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.bench.SyntheticObservation;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Golden rows: PyTorch without a cache, SciPy and tokenizers (`src/test/python/make_bundles.py`).
class TokenHeadTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"words", "fast", "scales"})
  void rowsEqualThoseOfPyTorchWithoutACache(String name) throws IOException {
    GoldenReport report = (GoldenReport) Copy.of(name, folder).read().verify();
    assertThat(report.observations()).isEqualTo(6);
    assertThat(report.stages())
        .extracting(GoldenReport.Stage::name)
        .containsExactly("sample", "command", "chunk");
    assertThat(report.stages()).allMatch(stage -> stage.difference() <= 1e-5);
    assertThat(report.passed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "fast", "scales"})
  void anInferenceDoesNotDependOnTheOneBefore(String name) throws IOException {
    PolicyBundle bundle = Copy.of(name, folder).read();
    Observation one = bundle.observation();
    Observation other = state(-1, 2, 0.5, -3);
    try (Policy policy = bundle.open()) {
      policy.reset(1);
      double[] first = values(policy.infer(one));
      assertThat(values(policy.infer(other))).isNotEqualTo(first);
      assertThat(values(policy.infer(one))).isEqualTo(first);
    }
  }

  @Test
  void whatTheHeadDoesIsSaid() throws IOException {
    assertThat(Copy.of("words", folder.resolve("w")).read().describe())
        .containsEntry("head", "tokens, at most 7 a chunk");
    assertThat(Copy.of("scales", folder.resolve("s")).read().describe())
        .containsEntry("head", "coarse to fine, 4 network calls a chunk");
  }

  @Test
  void tokensThatMakeNoChunkAreNoAnswerAndThePolicyLivesOn() throws IOException {
    PolicyBundle bundle = Copy.of("fast", folder).edit(", fill: zero", "").read();
    try (Policy policy = bundle.open()) {
      for (int time = 0; time < 2; time++)
        assertThatThrownBy(() -> policy.infer(bundle.observation()))
            .isInstanceOf(NoAnswerException.class)
            .hasMessageContaining("its tokens make no chunk: ")
            .hasMessageEndingWith(" coefficients for a chunk of 4 x 2");
    }
  }

  @Test
  void drawnTokensFollowTheSeed() throws IOException {
    Copy bundle =
        Copy.of("words", folder).edit("first: first\n", "first: first\n  temperature: 5\n");
    try (Policy policy = bundle.read().open()) {
      double[] first = chunk(policy, 3);
      assertThat(chunk(policy, 3)).isEqualTo(first);
      assertThat(chunk(policy, 4)).isNotEqualTo(first);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          first: first\\n | start: 64\\n | head.start: 64 is not below the vocabulary, 64
          first: first\\n | first: state\\n | head.first: 'state' is float32 of 4 values, not the logits of a vocabulary of 64
          first: first\\n | first: frist\\n | head.first: nothing before makes 'frist'; did you mean 'first'?
          first: first\\n | top-k: 3\\n | head.start: either start, a token, or first, a tensor of logits, says where to begin
          tokens: 7 | tokens: 6 | head.tokens: a bin per value are exactly 1 x 7 tokens, and no end token
          only: [28, 59] | only: [28, 64] | head.only: [28.0, 64.0] is no range of tokens below the vocabulary, 64
          only: [28, 59] | end: 3 | head.tokens: a bin per value are exactly 1 x 7 tokens, and no end token
          only: [28, 59] | top-k: 3 | head.top-k: does nothing without a temperature
          vocabulary: 60 | vocabulary: 65 | head.detokenizer.vocabulary: 65 has no room for 32 bins below 64
          bins: 32 | bin: 32 | head.detokenizer.bin: unknown key; did you mean 'bins'?
          kind: tokens | kind: direct | head.vocabulary: unknown key; known: kind, shape
          next: next-keys | next: next-key | cache.keys.next: nothing before makes 'next-key'; did you mean 'next-keys'?
          next: next-keys | next: next-keys, grows: 4 | cache.keys.grows: 4 is no axis of a tensor with 4 of them
          next: next-keys | next: state | cache.keys: 'state' is declared twice
          run: step | run: observation | graphs.step.inputs.token: 'token' changes once per step, but the graph runs once per observation
          run: step | run: decode | graphs.step.run: 'decode', but this head leaves nothing to decode
          first: {shape | token: {shape | tensors.token: the name is taken; the head makes its shape
          """)
  void aHeadThatCannotBeIsNamed(String from, String to, String complaint) throws IOException {
    Copy bundle = Copy.of("words", folder).edit(from.replace("\\n", "\n"), to.replace("\\n", "\n"));
    assertThatThrownBy(bundle::read)
        .isInstanceOf(ConfigException.class)
        .hasMessage(bundle.complaint(complaint));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          scales: [1, 2, 3, 4] | scales: [1, 2, 3, 5] | step.onnx: codes int64 [1, 10] does not hold 'codes', 1 x 11
          codes: 16 | codes: 17 | step.onnx: logits float32 [1, 10, 16] does not hold 'logits', 1 x 10 x 17
          shape: [4, 2], s | shape: [4, 3], s | decoder.onnx: action float32 [1, 4, 2] does not hold 'action', 1 x 4 x 3
          """)
  void graphsThatDoNotFitTheHeadAreRefusedWithBothShapes(String from, String to, String complaint)
      throws IOException {
    Copy bundle = Copy.of("scales", folder).edit(from, to);
    if (to.contains("3], s")) bundle.edit("action: {width: 2", "action: {width: 3");
    PolicyBundle read = bundle.read();
    assertThatThrownBy(read::open)
        .isInstanceOf(PolicyException.class)
        .hasMessage(folder + "/" + complaint);
  }

  @Test
  void aTensorOfAnotherTypeThanTheHeadsIsRefused() throws IOException {
    Copy bundle =
        Copy.of("scales", folder)
            .edit("{codes: codes, state: state}", "{codes: codes, state: scale}");
    bundle.edit("tensors:\n  state: {from: inputs, shape: [1, 4]}", "tensors: {}");
    PolicyBundle read = bundle.read();
    assertThatThrownBy(read::open)
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            folder + "/step.onnx: state float32 [1, 4] does not hold 'scale', which is int64");
  }

  @Test
  void aCacheThatWouldGrowBeyondMemoryIsRefused() throws IOException {
    Copy bundle = Copy.of("fast", folder).edit("tokens: 12", "tokens: 4096");
    bundle.edit("keys: {shape: [1, 2, 3, 4]", "keys: {shape: [1, 2, 3, 4096]");
    assertThatThrownBy(bundle::read)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            bundle.complaint(
                "cache.keys.grows: 4096 calls make tensors of 68836941824 values, more than"
                    + " 268435456; a fixed size and a mask"));
  }

  private static double[] chunk(Policy policy, long seed) {
    policy.reset(seed);
    return values(policy.infer(SyntheticObservation.of(policy.spec(), "")));
  }

  private static Observation state(double... values) {
    StateWindow window = new StateWindow(new double[][] {values});
    return new Observation(0, 0, Map.of("joint-position", window), Map.of(), "");
  }

  private static double[] values(ActionChunk chunk) {
    double[] values = new double[chunk.rows() * chunk.dof()];
    for (int i = 0; i < values.length; i++)
      values[i] = chunk.value(i / chunk.dof(), i % chunk.dof());
    return values;
  }
}
