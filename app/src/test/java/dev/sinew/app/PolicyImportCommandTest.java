package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/// A checkpoint of the old layout, because it is one small file.
@ResourceLock(Resources.SYSTEM_OUT)
class PolicyImportCommandTest {

  @TempDir private Path folder;

  private Path checkpoint;
  private Path export;

  @BeforeEach
  void write() throws IOException, NoSuchAlgorithmException {
    checkpoint = Files.createDirectories(folder.resolve("checkpoint"));
    Files.writeString(
        checkpoint.resolve("config.json"),
        """
        {"type": "act", "n_obs_steps": 1, "chunk_size": 8, "n_action_steps": 4,
         "input_features": {"observation.state": {"type": "STATE", "shape": [2]},
                            "observation.images.top": {"type": "VISUAL", "shape": [3, 4, 6]}},
         "output_features": {"action": {"type": "ACTION", "shape": [2]}},
         "normalization_mapping": {"STATE": "MEAN_STD", "ACTION": "MEAN_STD", "VISUAL": "IDENTITY"}}
        """);
    safetensors(
        checkpoint.resolve("model.safetensors"),
        "normalize_inputs.buffer_observation_state.mean",
        "normalize_inputs.buffer_observation_state.std",
        "unnormalize_outputs.buffer_action.mean",
        "unnormalize_outputs.buffer_action.std");
    export = Files.createDirectories(folder.resolve("export"));
    Files.createDirectories(export.resolve("golden"));
    safetensors(export.resolve("golden/golden.safetensors"), "net/0");
    byte[] graph = "a graph".getBytes(StandardCharsets.UTF_8);
    Files.write(Files.createDirectories(export.resolve("graphs")).resolve("policy.onnx"), graph);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(graph));
    Files.writeString(
        export.resolve("export.json"),
        """
        {"format": 1, "family": "act", "lerobot": "0.6.1", "torch": "2.11.0", "opset": 17,
         "graphs": {"policy": {"file": "graphs/policy.onnx", "sha256": "%s", "run": "observation",
                    "inputs": {"s": "state", "i": "image"}, "outputs": {"a": "action"}}},
         "tensors": {"state": {"shape": [1, 2], "type": "float32", "source": "observation.state"},
                     "image": {"shape": [1, 3, 4, 6], "type": "float32", "source": "observation.images.top"}},
         "head": {"kind": "direct", "shape": [8, 2]}, "golden": "golden/golden.safetensors"}
        """
            .formatted(hash));
  }

  @Test
  void aBundleIsWrittenThatTheRuntimeKnows() {
    Path out = folder.resolve("bundle");
    Cli cli =
        Cli.run(
            "policy",
            "import",
            checkpoint,
            "--graphs",
            export,
            "--out",
            out,
            "--unit",
            "rad",
            "--fps",
            "50",
            "--camera",
            "observation.images.top=front",
            "--name",
            "pick");
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exit()).isZero();
    assertThat(cli.out()).endsWith("wrote " + out + "\n");
    Cli info = Cli.run("policy", "info", out);
    assertThat(info.err()).isEmpty();
    assertThat(info.out()).contains("pick, version 1", "joint-position (2 x rad)");
    assertThat(out.resolve("policy.yaml")).content().contains("step-ms: 20.0", "camera: front");
  }

  @Test
  void withoutGraphsItShowsWhatItUnderstoodAndFails() {
    Cli cli = Cli.run("policy", "import", checkpoint, "--out", folder.resolve("bundle"));
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.out())
        .contains("observation.state       STATE   2          mean-std")
        .contains("chunk          8 rows from step 0 on, 4 executed");
    assertThat(cli.complaint())
        .contains("nothing written")
        .contains("python models/export/export.py " + checkpoint + " EXPORT_DIR");
    assertThat(folder.resolve("bundle")).doesNotExist();
  }

  @Test
  void whatNobodySaidIsAskedForByItsOption() {
    Path out = folder.resolve("bundle");
    Cli rate =
        Cli.run("policy", "import", checkpoint, "--graphs", export, "--out", out, "--unit", "rad");
    assertThat(rate.exit()).isEqualTo(1);
    assertThat(rate.complaint()).contains("env.fps").contains("say it with --fps or --step-ms");
    Cli unit =
        Cli.run("policy", "import", checkpoint, "--graphs", export, "--out", out, "--fps", "50");
    assertThat(unit.complaint()).contains("input_features.observation.state").contains("--unit");
    assertThat(out).doesNotExist();
  }

  @Test
  void theRateOfTheTrainingEnvironmentIsTaken() throws IOException {
    Files.writeString(checkpoint.resolve("train_config.json"), "{\"env\": {\"fps\": 10}}");
    Path out = folder.resolve("bundle");
    Cli cli =
        Cli.run("policy", "import", checkpoint, "--graphs", export, "--out", out, "--unit", "rad");
    assertThat(cli.err()).isEmpty();
    assertThat(out.resolve("policy.yaml")).content().contains("step-ms: 100.0");
  }

  @Test
  void aCommandLineThatMakesNoSenseIsMisuse() {
    Cli both = Cli.run("policy", "import", checkpoint, "--fps", "10", "--step-ms", "100");
    assertThat(both.exit()).isEqualTo(2);
    assertThat(both.complaint()).contains("--fps and --step-ms say the same");
    Cli zero = Cli.run("policy", "import", checkpoint, "--fps", "0");
    assertThat(zero.exit()).isEqualTo(2);
    Cli nowhere = Cli.run("policy", "import", checkpoint, "--graphs", export);
    assertThat(nowhere.exit()).isEqualTo(2);
    assertThat(nowhere.complaint()).contains("--out");
  }

  /// Two ones a tensor.
  private static void safetensors(Path file, String... names) throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < names.length; i++)
      header
          .append(i == 0 ? "" : ",")
          .append(
              "\"%s\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}"
                  .formatted(names[i], 8 * i, 8 * i + 8));
    byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + 8 * names.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    for (int i = 0; i < 2 * names.length; i++) bytes.putFloat(1);
    Files.write(file, bytes.array());
  }
}
