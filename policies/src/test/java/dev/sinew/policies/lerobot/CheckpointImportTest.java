package dev.sinew.policies.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.process.Normalizer;
import dev.sinew.policies.process.NormalizerSection;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checkpoints of stock lerobot 0.6.1 become manifests. Expected statistics were printed by
/// `safetensors.numpy.load_file`.
class CheckpointImportTest {

  @TempDir private Path folder;

  @Test
  void anActCheckpointBecomesADirectHead() {
    ConfigSection yaml = imported("act", ExportFixture.act(folder.resolve("export")));
    assertThat(yaml.text("name")).isEqualTo("act");
    assertThat(yaml.section("head").text("kind")).isEqualTo("direct");
    assertThat(yaml.has("sampler")).isFalse();
    ConfigSection action = yaml.section("action");
    assertThat(action.integer("horizon")).isEqualTo(20);
    assertThat(action.integer("first-row")).isZero();
    assertThat(action.integer("execute")).isEqualTo(10);
    assertThat(normalizer(yaml).text("kind")).isEqualTo("mean-std");
    ConfigSection input = yaml.section("observation").sections("inputs").getFirst();
    assertThat(input.text("unit")).isEqualTo("rad");
    assertThat(yaml.section("observation").number("step-ms")).isEqualTo(20);
    ConfigSection image = yaml.section("tensors").section("image.top");
    assertThat(image.text("camera")).isEqualTo("top");
    assertThat(image.sections("process"))
        .extracting(s -> s.keys().getFirst())
        .containsExactly("scale", "normalize");
  }

  @Test
  void statisticsAreThoseOfTheFileToTheLastBit() {
    ConfigSection yaml = imported("act", ExportFixture.act(folder.resolve("export")));
    try (Safetensors file =
        Safetensors.open(
            Fixtures.file("act/policy_postprocessor_step_0_unnormalizer_processor.safetensors"))) {
      ConfigSection normalizer = normalizer(yaml);
      assertThat(normalizer.numbers("mean")).containsExactly(file.values("action.mean"));
      assertThat(normalizer.numbers("std")).containsExactly(file.values("action.std"));
      assertThat(normalizer.number("eps")).isEqualTo(1e-8);
    }
  }

  /// The fixture of the old layout holds the same statistics under its old names.
  @Test
  void theOldLayoutGivesTheSameManifest() {
    ConfigSection today = imported("act", ExportFixture.act(folder.resolve("export")));
    ConfigSection old = imported("act-old", ExportFixture.act(folder.resolve("old")));
    for (String key : List.of("mean", "std")) {
      assertThat(normalizer(old).numbers(key)).containsExactly(normalizer(today).numbers(key));
      assertThat(state(old).numbers(key)).containsExactly(state(today).numbers(key));
    }
    assertThat(old.section("provenance").text("recipe")).contains("among the weights");
  }

  @Test
  void aDiffusionChunkBeginsAtTheOldestInstant() {
    Path export = ExportFixture.diffusion(folder.resolve("export"), "48, 64").write("diffusion");
    ConfigSection yaml = imported("diffusion", export);
    assertThat(yaml.section("observation").integer("steps")).isEqualTo(2);
    assertThat(yaml.section("action").integer("first-row")).isEqualTo(-1);
    assertThat(yaml.section("action").integer("execute")).isEqualTo(8);
    ConfigSection sampler = yaml.section("sampler");
    assertThat(sampler.text("kind")).isEqualTo("ddpm");
    assertThat(sampler.integer("num-inference-steps")).isEqualTo(100);
    assertThat(sampler.text("beta-schedule")).isEqualTo("squaredcos_cap_v2");
    assertThat(sampler.text("prediction-type")).isEqualTo("epsilon");
    assertThat(sampler.number("clip-sample-range")).isEqualTo(1);
    assertThat(yaml.section("graphs").keys()).containsExactly("encoder", "denoiser");
  }

  @Test
  void anImageOfTheFeaturesSizeIsLeftToTheGraphAndOneOfTheNetworksSizeIsCroppedHere() {
    Path whole = ExportFixture.diffusion(folder.resolve("whole"), "48, 64").write("diffusion");
    Path cropped = ExportFixture.diffusion(folder.resolve("cropped"), "40, 56").write("diffusion");
    assertThat(process(imported("diffusion", whole, "a"))).containsExactly("scale", "normalize");
    ConfigSection yaml = imported("diffusion", cropped, "b");
    assertThat(process(yaml)).containsExactly("scale", "normalize", "crop");
    ConfigSection crop =
        yaml.section("tensors").section("image.top").sections("process").get(2).section("crop");
    assertThat(crop.integer("height")).isEqualTo(40);
    assertThat(crop.integer("width")).isEqualTo(56);
  }

  @Test
  void theEnvironmentIsAStreamOfItsOwn() {
    Path export = ExportFixture.keypoints(folder.resolve("export")).write("diffusion");
    ConfigSection yaml = imported("diffusion-state", export);
    assertThat(yaml.section("observation").sections("inputs"))
        .extracting(i -> i.text("stream") + " " + i.text("unit"))
        .containsExactly("joint-position rad", "keypoints px");
    assertThat(yaml.section("tensors").section("environment").texts("streams"))
        .containsExactly("keypoints");
    ConfigSection sampler = yaml.section("sampler");
    assertThat(sampler.text("kind")).isEqualTo("ddim");
    assertThat(sampler.integer("num-inference-steps")).isEqualTo(10);
    assertThat(sampler.text("prediction-type")).isEqualTo("sample");
    assertThat(state(yaml).text("kind")).isEqualTo("min-max");
  }

  @Test
  void smolVlaPadsAtTheTopAndLeftAndItsRowsAreWiderThanTheAction() throws IOException {
    Path export =
        ExportFixture.flow(folder.resolve("export"), "512, 512", "top wrist", 48, false)
            .write("smolvla");
    Path checkpoint = Fixtures.copy("smolvla", folder);
    Files.writeString(checkpoint.resolve("tokenizer.json"), "{\"model\": {}}");
    ConfigSection yaml = write(checkpoint, export, Options.plain(), "out");
    assertThat(process(yaml)).containsExactly("scale", "resize-with-pad", "normalize");
    ConfigSection pad =
        yaml.section("tensors")
            .section("image.top")
            .sections("process")
            .get(1)
            .section("resize-with-pad");
    assertThat(pad.text("place")).isEqualTo("bottom-right");
    assertThat(yaml.section("head").numbers("shape")).containsExactly(50, 32);
    assertThat(yaml.section("action").integer("width")).isEqualTo(6);
    assertThat(yaml.section("sampler").integer("noise-at")).isEqualTo(1);
    ConfigSection prompt = yaml.section("observation").section("prompt");
    assertThat(prompt.integer("max-length")).isEqualTo(48);
    assertThat(prompt.text("format")).isEqualTo("newline");
    assertThat(prompt.text("pad-token")).isEqualTo("<pad>");
    assertThat(folder.resolve("out/tokenizer.json")).exists();
  }

  @Test
  void relativeActionsKeepTheExcludedJointAbsolute() throws IOException {
    Path export =
        ExportFixture.flow(folder.resolve("export"), "224, 224", "top", 48, false).write("pi0");
    Path tokenizer = Files.writeString(folder.resolve("t.json"), "{\"model\": {}}");
    ConfigSection yaml =
        write(
            Fixtures.copy("pi0-relative", folder),
            export,
            Options.with(Map.of(), Optional.of(tokenizer)),
            "out");
    assertThat(yaml.section("action").sections("codec"))
        .extracting(link -> link.text("kind"))
        .containsExactly("padding", "denormalize", "delta");
    ConfigSection delta = yaml.section("action").sections("codec").getLast();
    assertThat(delta.text("kind")).isEqualTo("delta");
    assertThat(delta.numbers("columns")).containsExactly(0, 1, 2, 3, 4);
    assertThat(delta.text("stream")).isEqualTo("joint-position");
    assertThat(yaml.section("tensors").section("state").integer("pad-to")).isEqualTo(32);
  }

  @Test
  void piZeroFiveReadsItsStateInThePrompt() throws IOException {
    Path export =
        ExportFixture.flow(folder.resolve("export"), "48, 64", "top", 200, true).write("pi05");
    Path tokenizer = Files.writeString(folder.resolve("t.json"), "{\"model\": {}}");
    ConfigSection yaml =
        write(
            Fixtures.copy("pi05", folder),
            export,
            Options.with(Map.of(), Optional.of(tokenizer)),
            "out");
    assertThat(yaml.section("observation").section("prompt").text("format")).isEqualTo("pi05");
    assertThat(state(yaml).text("kind")).isEqualTo("quantile");
    assertThat(state(yaml).has("q01")).isTrue();
  }

  @Test
  void theTransformerReadsItsTaskOnceAndDenoisesAsADiffusion() throws IOException {
    ConfigSection yaml =
        transformer(
            "dit", "top wrist", "{'family': 'ddpm', 'num_inference_steps': 100, 'eta': 0.0}");
    assertThat(yaml.section("graphs").section("text").text("run")).isEqualTo("task");
    assertThat(yaml.section("sampler").text("kind")).isEqualTo("ddpm");
    assertThat(yaml.section("action").integer("first-row")).isEqualTo(-1);
    ConfigSection prompt = yaml.section("observation").section("prompt");
    assertThat(prompt.text("format")).isEqualTo("plain");
    assertThat(prompt.integer("max-length")).isEqualTo(77);
    assertThat(folder.resolve("out/tokenizer.json")).exists();
  }

  @Test
  void theTransformerIntegratesAFlowFromTimeZero() throws IOException {
    ConfigSection yaml =
        transformer("dit-flow", "", "{'family': 'flow-rk4', 'num_inference_steps': 5}");
    ConfigSection sampler = yaml.section("sampler");
    assertThat(sampler.text("solver")).isEqualTo("rk4");
    assertThat(sampler.integer("noise-at")).isZero();
    assertThat(sampler.integer("num-inference-steps")).isEqualTo(5);
  }

  private ConfigSection transformer(String name, String cameras, String sampler)
      throws IOException {
    Path export =
        ExportFixture.transformer(folder.resolve("export"), cameras, sampler)
            .write("multi_task_dit");
    Path checkpoint = Fixtures.copy(name, folder);
    Path clip = Files.createDirectory(checkpoint.resolve("clip"));
    Files.writeString(clip.resolve("tokenizer.json"), "{\"model\": {}}");
    return write(checkpoint, export, Options.plain(), "out");
  }

  @Test
  void vqBetExecutesItsWholeChunk() {
    Path export =
        new ExportFixture(folder.resolve("export"))
            .input("state", "[1, 5, 6]", "float32", "observation.state")
            .input("image.top", "[1, 5, 3, 48, 64]", "float32", "observation.images.top")
            .made("seed-noise", "[14, 16]")
            .graph(
                "p",
                "observation",
                "{'s': 'state', 'i': 'image.top', 'q': 'seed-noise'}",
                "{'a': 'action'}")
            .head(
                "{'kind': 'direct', 'shape': [5, 6], 'noise': {'tensor': 'seed-noise',"
                    + " 'shape': [14, 16], 'distribution': 'exponential', 'greedy': 1.0}}")
            .write("vqbet");
    ConfigSection yaml = imported("vqbet", export);
    assertThat(yaml.section("action").integer("horizon")).isEqualTo(5);
    assertThat(yaml.section("action").integer("execute")).isEqualTo(5);
    assertThat(process(yaml)).containsExactly("scale");
    assertThat(yaml.section("tensors").section("seed-noise").text("distribution"))
        .isEqualTo("exponential");
  }

  /// What the engine reads it must be able to read; it looks at no graph for that.
  @Test
  void theEngineReadsWhatWasWritten() {
    imported("act", ExportFixture.act(folder.resolve("export")), "direct");
    Path diffusion = Fixtures.copy("diffusion", folder);
    Fixtures.edit(diffusion.resolve("config.json"), "\"DDPM\"", "\"DDIM\"");
    Path cropped = ExportFixture.diffusion(folder.resolve("cropped"), "40, 56").write("diffusion");
    Fixtures.edit(cropped.resolve("export.json"), "ddpm", "ddim");
    write(diffusion, cropped, Options.plain(), "sampled");
    imported(
        "diffusion-state",
        ExportFixture.keypoints(folder.resolve("keypoints")).write("diffusion"),
        "streams");
    assertThat(PolicyBundle.read(folder.resolve("direct")).spec().chunkRows()).isEqualTo(20);
    assertThat(PolicyBundle.read(folder.resolve("sampled")).spec().observationSteps()).isEqualTo(2);
    assertThat(PolicyBundle.read(folder.resolve("streams")).spec().inputs()).hasSize(2);
  }

  @Test
  void aTemporalEnsembleIsTheBundlesDefaultSchedule() {
    Path checkpoint = Fixtures.copy("act", folder);
    Path config = checkpoint.resolve("config.json");
    Fixtures.edit(config, "\"temporal_ensemble_coeff\": null", "\"temporal_ensemble_coeff\": 0.01");
    Fixtures.edit(config, "\"n_action_steps\": 10", "\"n_action_steps\": 1");
    ConfigSection yaml =
        write(checkpoint, ExportFixture.act(folder.resolve("export")), Options.plain(), "out");
    assertThat(yaml.section("scheduler").text("weights")).isEqualTo("act-oldest");
    assertThat(yaml.section("scheduler").number("decay")).isEqualTo(0.01);
  }

  @Test
  void degreesBecomeRadiansInTheStatistics() {
    Path checkpoint = Fixtures.copy("act", folder);
    ConfigSection yaml =
        write(checkpoint, ExportFixture.act(folder.resolve("export")), Options.in("deg"), "out");
    assertThat(yaml.section("action").text("unit")).isEqualTo("rad");
    Normalizer radians = NormalizerSection.read(normalizer(yaml), 6);
    Normalization degrees = Checkpoint.read(checkpoint).action();
    double expected = Math.toRadians(degrees.first()[0] + 2 * degrees.second()[0]);
    assertThat(radians.denormalize(0, 2)).isCloseTo(expected, within(1e-12));
    assertThat(radians.normalize(0, expected)).isCloseTo(2, within(1e-6f));
  }

  @Test
  void aRenamedImageIsCalledAsItIsObserved() {
    Path checkpoint = Fixtures.copy("act", folder);
    Fixtures.edit(
        checkpoint.resolve("policy_preprocessor.json"),
        "\"rename_map\": {}",
        "\"rename_map\": {\"observation.images.front\": \"observation.images.top\"}");
    ConfigSection yaml =
        write(checkpoint, ExportFixture.act(folder.resolve("export")), Options.plain(), "out");
    assertThat(yaml.section("observation").sections("cameras").getFirst().text("camera"))
        .isEqualTo("front");
  }

  @Test
  void aCameraMayBeCalledOtherwise() {
    ConfigSection yaml =
        write(
            Fixtures.copy("act", folder),
            ExportFixture.act(folder.resolve("export")),
            Options.with(Map.of("observation.images.top", "overhead"), Optional.empty()),
            "out");
    assertThat(yaml.section("tensors").section("image.top").text("camera")).isEqualTo("overhead");
  }

  @Test
  void theBundleHoldsGraphsGoldenVectorsAndHashesOfItsOrigin() {
    ConfigSection yaml = imported("act", ExportFixture.act(folder.resolve("export")));
    assertThat(folder.resolve("out/graphs/policy.onnx")).hasContent("the graph policy");
    assertThat(folder.resolve("out/golden/golden.safetensors")).exists();
    assertThat(yaml.section("provenance").text("config-sha256"))
        .isEqualTo(FileHash.of(Fixtures.file("act/config.json")));
    assertThat(yaml.section("provenance").text("repository")).isEqualTo("sinew/act");
    assertThat(yaml.section("provenance").text("licence")).isEqualTo("apache-2.0");
  }

  @Test
  void whatWasUnderstoodIsATable() {
    CheckpointImport found = CheckpointImport.read(Fixtures.copy("diffusion", folder));
    assertThat(found.features())
        .containsExactly(
            new String[] {"observation.state", "STATE", "6", "min-max"},
            new String[] {"observation.images.top", "VISUAL", "3 x 48 x 64", "mean-std"},
            new String[] {"observation.images.wrist", "VISUAL", "3 x 48 x 64", "mean-std"},
            new String[] {"action", "ACTION", "6", "min-max"});
    assertThat(found.facts())
        .containsEntry("chunk", "16 rows from step -1 on, 8 executed")
        .containsEntry("sampler", "ddpm, 100 of 100 steps, network predicts the noise")
        .containsEntry("images", "crop to 40 x 56");
  }

  private ConfigSection imported(String name, Path export) {
    return imported(name, export, "out" + (name.equals("act-old") ? "-old" : ""));
  }

  private ConfigSection imported(String name, Path export, String out) {
    return write(Fixtures.copy(name, folder.resolve(out + "-from")), export, Options.plain(), out);
  }

  private ConfigSection write(Path checkpoint, Path export, ImportOptions options, String out) {
    CheckpointImport.read(checkpoint).write(export, options, folder.resolve(out));
    return ConfigSection.read(folder.resolve(out).resolve("policy.yaml"));
  }

  private static ConfigSection state(ConfigSection yaml) {
    return yaml.section("observation").sections("inputs").getFirst().section("normalizer");
  }

  /// Of the action.
  private static ConfigSection normalizer(ConfigSection yaml) {
    return yaml.section("action").sections("codec").stream()
        .filter(link -> link.text("kind").equals("denormalize"))
        .findFirst()
        .orElseThrow()
        .section("normalizer");
  }

  private static List<String> process(ConfigSection yaml) {
    return yaml.section("tensors").section("image.top").sections("process").stream()
        .map(s -> s.keys().getFirst())
        .toList();
  }
}
