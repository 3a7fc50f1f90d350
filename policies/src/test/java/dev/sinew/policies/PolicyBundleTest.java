package dev.sinew.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.policies.network.GoldenReport;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyBundleTest {

  private static final Path MODELS = Path.of(System.getProperty("sinew.root"), "models");

  @TempDir private Path folder;
  private Path bundle;

  @BeforeEach
  void copyABundle() throws IOException {
    bundle = folder.resolve("copy");
    Files.createDirectories(bundle.resolve("golden"));
    for (String file : new String[] {"policy.yaml", "denoiser.onnx", "golden/golden.safetensors"}) {
      Files.copy(MODELS.resolve("pusht-flow").resolve(file), bundle.resolve(file));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pusht-diffusion", "pusht-flow", "pusht-consistency"})
  void shippedBundlesEqualPyTorchOnTheirGoldenVectors(String name) {
    GoldenReport report = (GoldenReport) PolicyBundle.read(MODELS.resolve(name)).verify();
    assertThat(report.observations()).isEqualTo(16);
    assertThat(report.stages())
        .extracting(GoldenReport.Stage::name)
        .containsSubsequence("noise", "network", "sample", "command", "chunk");
    assertThat(report.stages()).allMatch(stage -> stage.difference() <= 1e-5);
    assertThat(report.passed()).isTrue();
  }

  @Test
  void theSameSeedGivesTheSameChunksToTheLastBitAndAnotherSeedOthers() {
    try (Policy policy = PolicyBundle.read(bundle).open()) {
      double[] first = twoChunks(policy, 7);
      assertThat(twoChunks(policy, 7)).isEqualTo(first);
      assertThat(twoChunks(policy, 8)).isNotEqualTo(first);
    }
  }

  @Test
  void aChunkBeginsAtItsFirstRowAndRemembersWhereItComesFrom() {
    try (Policy policy = PolicyBundle.read(bundle).open()) {
      policy.reset(7);
      ActionChunk chunk = policy.infer(observation(1_000_000_000L, 3));
      assertThat(chunk.rows()).isEqualTo(16);
      assertThat(chunk.startNanos()).isEqualTo(900_000_000L);
      assertThat(chunk.stepNanos()).isEqualTo(100_000_000L);
      assertThat(chunk.epoch()).isEqualTo(3);
      assertThat(chunk.provenance().policy()).isEqualTo("pusht-flow:1");
      assertThat(chunk.provenance().noiseSeed()).isBetween(0L, 0xffffffffL);
      assertThat(chunk.value(0, 0)).isBetween(0.0, 512.0);
    }
  }

  @Test
  void aMissingStreamIsNamed() {
    try (Policy policy = PolicyBundle.read(bundle).open()) {
      Observation blind = new Observation(0, 0, Map.of(), Map.of(), "");
      assertThatThrownBy(() -> policy.infer(blind))
          .isInstanceOf(PolicyException.class)
          .hasMessage("pusht-flow:1: no stream 'joint-position'");
    }
  }

  @Test
  void aMissingFolderAndAMissingFileAreNamed() throws IOException {
    assertThatThrownBy(() -> PolicyBundle.read(folder.resolve("none")))
        .hasMessage(folder.resolve("none") + ": no such policy bundle");
    Files.delete(bundle.resolve("denoiser.onnx"));
    assertThatThrownBy(() -> PolicyBundle.read(bundle).open())
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(bundle.resolve("denoiser.onnx").toString());
  }

  @Test
  void aDamagedGraphIsRefusedByItsHash() throws IOException {
    byte[] graph = Files.readAllBytes(bundle.resolve("denoiser.onnx"));
    graph[graph.length / 2] ^= 1;
    Files.write(bundle.resolve("denoiser.onnx"), graph);
    assertThatThrownBy(() -> PolicyBundle.read(bundle).open())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("policy.yaml: graphs.denoiser.sha256: denoiser.onnx has ");
  }

  @Test
  void aFileThatIsNoGraphIsRefusedInOneLine() throws Exception {
    byte[] noise = new byte[4096];
    Arrays.fill(noise, (byte) 0x5a);
    Files.write(bundle.resolve("denoiser.onnx"), noise);
    edit("sha256: .*", "sha256: " + sha256(noise));
    assertThatThrownBy(() -> PolicyBundle.read(bundle).open())
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(bundle.resolve("denoiser.onnx") + ": not a loadable ONNX graph: ")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "horizon: 16             | horizn: 16             | action.horizn: unknown key; did you"
            + " mean 'horizon'?",
        "steps: 2                | steps: 0               | observation.steps: 0 is below 1",
        "execute: 8              | execute: 16            | action.execute: 16 rows, but a chunk"
            + " reaches only 15 past its observation",
        "first-row: -1           | first-row: 1           | action.first-row: 1 leaves a gap after"
            + " the observation; 0 or less",
        "noise-at: 0             | noise-at: 2            | sampler.noise-at: 2 is not one of"
            + " [0,1]",
        "time-scale: 100         | time-scal: 100         | sampler.time-scal: unknown key; did you"
            + " mean 'time-scale'?",
        "file: golden/golden.*   | file: ../../secret     | golden.file: '../../secret' leads out"
            + " of the bundle's folder; a file inside it",
        "file: denoiser.onnx     | file: ../denoiser.onnx | graphs.denoiser.file:"
            + " '../denoiser.onnx' leads out of the bundle's folder; a file inside it",
        "observation: observation| observation: features  | graphs.denoiser.inputs.observation:"
            + " nothing before makes 'features'; known: observation, sample, time",
        "time: time              | time: prediction       | graphs.denoiser.inputs.time: nothing"
            + " before makes 'prediction'; known: observation, sample, time",
        "prediction: prediction  | prediction: sample     | graphs.denoiser.outputs.prediction:"
            + " 'sample' is made by something else already",
        "run: step               | run: observation       | graphs.denoiser.inputs.chunk: 'sample'"
            + " changes once per step, but the graph runs once per observation",
        "shape: \\[1, 36\\]   | shape: [1, 35]         | tensors.observation.shape: [1, 35] holds"
            + " 35 values, but 2 steps of 18 values are 36",
        "shape: \\[1, 36\\]   | shape: [268435456, 268435456] | tensors.observation.shape:"
            + " [268435456, 268435456] has more than 268435456 values",
        "kind: sampler           | kind: direct           | head.kind: 'direct', but there is a"
            + " section sampler, which would do nothing",
        "width: 16               | width: 15              | observation.inputs[1].normalizer.min:"
            + " 16 values for a width of 15"
      })
  void aWrongManifestIsRefusedWithItsKey(String from, String to, String complaint)
      throws IOException {
    edit(from, to);
    assertThatThrownBy(() -> PolicyBundle.read(bundle))
        .isInstanceOf(ConfigException.class)
        .hasMessage(bundle.resolve("policy.yaml") + ": " + complaint);
  }

  @Test
  void aTensorThatNobodyUsesIsRefused() throws IOException {
    edit("tensors:", "tensors:\n  spare: {from: inputs, shape: [2, 18]}");
    assertThatThrownBy(() -> PolicyBundle.read(bundle))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith("tensors: nothing uses 'spare'; take it out or wire it");
  }

  @Test
  void aGraphThatDoesNotFitItsManifestIsRefusedWithBothShapes() throws IOException {
    edit("shape: \\[16, 2\\]", "shape: [12, 2]");
    edit("horizon: 16", "horizon: 12");
    assertThatThrownBy(() -> PolicyBundle.read(bundle).open())
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            bundle.resolve("denoiser.onnx")
                + ": chunk float32 [-1, 16, 2] does not hold 'sample', 1 x 12 x 2");
  }

  @Test
  void goldenVectorsThatDifferDoNotPass() throws IOException {
    edit("num-inference-steps: 10", "num-inference-steps: 9");
    assertThat(PolicyBundle.read(bundle).verify().passed()).isFalse();
    Files.writeString(bundle.resolve("golden/golden.safetensors"), "{}");
    assertThatThrownBy(() -> PolicyBundle.read(bundle).verify())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("not a safetensors file");
  }

  private void edit(String from, String to) throws IOException {
    Path file = bundle.resolve("policy.yaml");
    String text = Files.readString(file);
    String edited = text.replaceFirst(from.strip(), to.strip());
    if (from.startsWith("(?m)")) edited = text.replaceFirst(from, to);
    assertThat(edited).isNotEqualTo(text);
    Files.writeString(file, edited);
  }

  private static double[] twoChunks(Policy policy, long seed) {
    policy.reset(seed);
    double[] values = new double[64];
    for (int n = 0; n < 2; n++) {
      ActionChunk chunk = policy.infer(observation(0, 0));
      for (int i = 0; i < 32; i++) values[32 * n + i] = chunk.value(i / 2, i % 2);
    }
    return values;
  }

  private static Observation observation(long at, int epoch) {
    double[] keypoints = {
      200, 260, 300, 330, 320, 305, 215, 235, 240, 285, 190, 360, 215, 375, 265, 300
    };
    return new Observation(
        at,
        epoch,
        Map.of(
            "joint-position", new StateWindow(new double[][] {{100, 200}, {104, 203}}),
            "keypoints", new StateWindow(new double[][] {keypoints, keypoints})),
        Map.of(),
        "");
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
