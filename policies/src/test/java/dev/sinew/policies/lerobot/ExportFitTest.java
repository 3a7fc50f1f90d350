package dev.sinew.policies.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An export that does not fit its checkpoint, and what nobody said, are refused; nothing is left
/// behind.
class ExportFitTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"format\": 1|\"format\": 2|format: 2 is not known; 1",
        "\"family\": \"act\"|\"family\": \"diffusion\"|family: 'diffusion', but config.json is act",
        "[20, 6]|[20, 7]|head.shape: [20, 7] must be [20, 6], as config.json has it",
        "\"kind\": \"direct\"|\"kind\": \"sampler\"|head.kind: 'sampler' must be direct",
        "[1, 6]|[1, 7]|tensors.state.shape: [1, 7] must be [1, 1, 6] or [1, 6]: batch, steps,"
            + " values of observation.state",
        "[1, 3, 48, 64]|[1, 48, 64, 3]|tensors.image.top.shape: [1, 48, 64, 3] must be [1, 1, 3,"
            + " 48, 64] or [1, 3, 48, 64]",
        "observation.images.top|observation.images.front|tensors: none has the source"
            + " observation.images.top, which config.json names",
        "\"run\": \"observation\"|\"run\": \"always\"|graphs.policy.run: 'always' is none of [task,"
            + " observation, step]",
        "\"sha256\": \"|\"sha256\": \"0|graphs.policy.sha256: graphs/policy.onnx has",
        "graphs/policy.onnx|graphs/other.onnx|graphs.policy.file: 'graphs/other.onnx': no such"
            + " file",
        "graphs/policy.onnx|../../policy.onnx|graphs.policy.file: '../../policy.onnx' leaves the"
            + " folder",
        "\"image\": \"image.top\"|\"image\": \"image.front\"|graphs.policy.inputs: 'image.front'"
            + " has no source",
        "{\"a\": \"action\"}|{\"a\": \"rows\"}|graphs.policy.outputs: 'rows' is not among the"
            + " tensors",
        ", \"image\": \"image.top\"||tensors.image.top: no graph takes or makes it",
        "golden/golden.safetensors|golden/other.safetensors|golden: 'golden/other.safetensors': no"
            + " such file",
      })
  void anExportThatDoesNotFitIsRefused(String from, String to, String complaint) {
    Path export = ExportFixture.act(folder.resolve("export"));
    Fixtures.edit(export.resolve("export.json"), from, to == null ? "" : to);
    refuses("act", export, Options.plain(), complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'num_inference_steps': 100|'num_inference_steps': 10|num_inference_steps: 10.0, but"
            + " config.json and diffusers' defaults make it 100.0",
        "'timestep_spacing': 'leading'|'timestep_spacing': 'trailing'|timestep_spacing: trailing,"
            + " but",
        "'family': 'ddpm'|'family': 'ddim'|family: ddim, but",
        "'family': 'ddpm'|'family': 'ddpm', 'clip_sample': false|clip_sample: false, but",
      })
  void aSamplerOtherThanTheConfiguredOneIsRefused(String from, String to, String complaint) {
    Path export = ExportFixture.diffusion(folder.resolve("export"), "48, 64").write("diffusion");
    Fixtures.edit(export.resolve("export.json"), from.replace('\'', '"'), to.replace('\'', '"'));
    refuses("diffusion", export, Options.plain(), complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flow-rk4|flow-euler|family: flow-euler, but",
        "time_start': 0.0|time_start': 1.0|time_start: 1.0, but",
        "num_inference_steps': 5|num_inference_steps': 10|num_inference_steps: 10.0, but",
      })
  void aFlowOtherThanTheConfiguredOneIsRefused(String from, String to, String complaint)
      throws IOException {
    Path tokenizer = Files.writeString(folder.resolve("t.json"), "{\"model\": {}}");
    Path export =
        ExportFixture.transformer(
                folder.resolve("export"),
                "",
                "{'family': 'flow-rk4', 'num_inference_steps': 5, 'time_start': 0.0}")
            .write("multi_task_dit");
    Fixtures.edit(export.resolve("export.json"), from.replace('\'', '"'), to.replace('\'', '"'));
    refuses("dit-flow", export, Options.with(Map.of(), Optional.of(tokenizer)), complaint);
  }

  @Test
  void anImageOfNeitherSizeIsRefused() {
    Path export = ExportFixture.diffusion(folder.resolve("export"), "32, 32").write("diffusion");
    refuses("diffusion", export, Options.plain(), "must be [1, 2, 3, 48, 64] or [1, 2, 3, 40, 56]");
  }

  @Test
  void aUnitThatNobodySaidIsAskedForByItsOption() {
    Path export = ExportFixture.act(folder.resolve("export"));
    refuses("act", export, Options.silent(), "say it with --");
  }

  @Test
  void anUnknownUnitIsRefusedWithTheKnownOnes() {
    Path export = ExportFixture.act(folder.resolve("export"));
    refuses(
        "act", export, Options.in("parsec"), "--unit: unknown unit 'parsec'; known: rad, m, px");
  }

  @Test
  void aCameraThatIsNotThereIsRefused() {
    Path export = ExportFixture.act(folder.resolve("export"));
    ImportOptions options =
        Options.with(Map.of("observation.images.side", "side"), Optional.empty());
    refuses("act", export, options, "--camera observation.images.side: no such image");
  }

  @Test
  void twoImagesOfOneCameraAreRefused() {
    Path export = ExportFixture.diffusion(folder.resolve("export"), "48, 64").write("diffusion");
    ImportOptions options =
        Options.with(Map.of("observation.images.top", "wrist"), Optional.empty());
    refuses("diffusion", export, options, "two images are the same camera");
  }

  @Test
  void aMissingTokenizerIsAskedForByNameAndOption() {
    Path export =
        ExportFixture.flow(folder.resolve("export"), "48, 64", "top", 48, false).write("pi0");
    refuses(
        "pi0",
        export,
        Options.plain(),
        "get tokenizer.json of 'google/paligemma-3b-pt-224' and name it with --tokenizer");
  }

  @Test
  void aPadTokenIsThatOfTheSettingsBesideTheTokenizerOrAskedFor() throws IOException {
    Path export =
        ExportFixture.flow(folder.resolve("export"), "48, 64", "top", 48, false).write("pi0");
    Path checkpoint = Fixtures.copy("pi0", folder);
    Files.writeString(checkpoint.resolve("tokenizer.json"), "{\"model\": {}, \"padding\": null}");
    ImportOptions o = Options.plain();
    ImportOptions unpadded =
        new ImportOptions(
            o.name(),
            o.stateStream(),
            o.unit(),
            o.environmentStream(),
            o.environmentUnit(),
            o.stepMs(),
            o.cameras(),
            o.interpolation(),
            o.tokenizer(),
            Optional.empty());
    CheckpointImport found = CheckpointImport.read(checkpoint);
    assertThatThrownBy(() -> found.write(export, unpadded, folder.resolve("out")))
        .hasMessageContaining("say with --pad-token");
    Files.writeString(
        checkpoint.resolve("tokenizer_config.json"), "{\"pad_token\": {\"content\": \"<end>\"}}");
    found.write(export, unpadded, folder.resolve("out"));
    assertThat(folder.resolve("out/policy.yaml")).content().contains("pad-token: \"<end>\"");
  }

  @Test
  void aFolderThatIsNotEmptyIsLeftAsItIs() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve("mine"), "mine");
    Path export = ExportFixture.act(folder.resolve("export"));
    CheckpointImport found = CheckpointImport.read(Fixtures.copy("act", folder));
    assertThatThrownBy(() -> found.write(export, Options.plain(), out))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is there already and not an empty folder");
    assertThat(out)
        .isDirectoryContaining("glob:**/mine")
        .isDirectoryNotContaining("glob:**/policy.yaml");
  }

  @Test
  void anEmptyFolderIsTaken() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Path export = ExportFixture.act(folder.resolve("export"));
    CheckpointImport.read(Fixtures.copy("act", folder)).write(export, Options.plain(), out);
    assertThat(out.resolve("policy.yaml")).exists();
  }

  private void refuses(String name, Path export, ImportOptions options, String complaint) {
    CheckpointImport found = CheckpointImport.read(Fixtures.copy(name, folder));
    Path out = folder.resolve("bundles/out");
    assertThatThrownBy(() -> found.write(export, options, out))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(complaint)
        .message()
        .satisfies(m -> assertThat(m.lines().toList()).hasSize(1));
    assertThat(folder.resolve("bundles"))
        .satisfiesAnyOf(f -> assertThat(f).doesNotExist(), f -> assertThat(f).isEmptyDirectory());
  }
}
