package dev.sinew.policies.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever cannot be run just as it was trained is refused in one line; one row is one rule.
class StrictnessTest {

  private static final String PRE = "policy_preprocessor.json";
  private static final String NORM = "policy_preprocessor_step_3_normalizer_processor.safetensors";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "act",
        "act-old",
        "diffusion",
        "diffusion-state",
        "dit",
        "dit-flow",
        "vqbet",
        "smolvla",
        "pi0",
        "pi0-relative",
        "pi05"
      })
  void everyCheckpointAsStockLeRobotWritesItIsRead(String name) {
    assertThatCode(() -> CheckpointImport.read(Fixtures.copy(name, folder)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "act|\"type\": \"act\"|\"type\": \"tdmpc\"|type: 'tdmpc' is not supported; supported: [act,"
            + " diffusion, multi_task_dit, vqbet, smolvla, pi0, pi05]",
        "act|\"type\": \"act\",||type: is missing",
        "act|\"chunk_size\": 20|\"chunk_sise\": 20|chunk_sise: unknown key; did you mean"
            + " 'chunk_size'?",
        "act|\"chunk_size\": 20|\"chunk_size\": 20, \"new_option\": 1|new_option: unknown key",
        "act|\"chunk_size\": 20|\"chunk_size\": \"20\"|chunk_size: \"20\" is not a whole number"
            + " above 0",
        "act|\"chunk_size\": 20|\"chunk_size\": NaN|chunk_size: \"NaN\" is not a whole number",
        "act|\"chunk_size\": 20|\"chunk_size\": 20, \"chunk_size\": 30|not valid JSON: Duplicate",
        "act|\"use_peft\": false|\"use_peft\": true|use_peft: true: the weights are only an"
            + " adapter",
        "act|\"n_obs_steps\": 1|\"n_obs_steps\": 2|n_obs_steps: 2 must be 1",
        "act|\"n_action_steps\": 10|\"n_action_steps\": 21|n_action_steps: 21 is above the 20 rows",
        "act|\"temporal_ensemble_coeff\": null|\"temporal_ensemble_coeff\": 0.01|n_action_steps: 10"
            + " must be 1 with temporal_ensemble_coeff",
        "act|\"type\": \"VISUAL\"|\"type\": \"DEPTH\"|input_features.observation.images.top.type:"
            + " 'DEPTH' is none of",
        "act|\"type\": \"VISUAL\"|\"type\": \"LANGUAGE\"|LANGUAGE is not supported",
        "act|\"action\": {|\"torque\": {|output_features: [torque] must be [action]",
        "act|\"STATE\": \"MEAN_STD\"|\"STATE\": \"MIN_MAX\"|norm_map.STATE: MEAN_STD, but"
            + " config.json's normalization_mapping has MIN_MAX",
        "act|\"STATE\": \"MEAN_STD\"|\"STATE\": \"Z_SCORE\"|normalization_mapping.STATE: 'Z_SCORE'"
            + " is none of",
        "act|\"input_features\": {|\"input_features\": null, \"tags\": {|not valid JSON: Duplicate",
        "diffusion|\"noise_scheduler_type\": \"DDPM\"|\"noise_scheduler_type\":"
            + " \"EDM\"|noise_scheduler_type: 'EDM' is none of DDPM, DDIM",
        "diffusion|\"prediction_type\": \"epsilon\"|\"prediction_type\":"
            + " \"v_prediction\"|prediction_type: 'v_prediction' is none of epsilon, sample",
        "diffusion|squaredcos_cap_v2|sigmoid|beta_schedule: 'sigmoid' is none of",
        "diffusion|\"num_inference_steps\": null|\"num_inference_steps\": 101|num_inference_steps:"
            + " 101 is above num_train_timesteps, 100",
        "diffusion|\"n_action_steps\": 8|\"n_action_steps\": 16|n_action_steps: 16 is above the 15"
            + " rows",
        "diffusion|\"n_obs_steps\": 2|\"n_obs_steps\": 17|n_obs_steps: 17 is above the horizon, 16",
        "diffusion|\"crop_ratio\": 1.0|\"crop_ratio\": 0|crop_ratio: 0.0 must be above 0",
        "dit|\"objective\": \"diffusion\"|\"objective\": \"score\"|objective: 'score' is none of"
            + " diffusion, flow_matching",
        "dit-flow|\"rk4\"|\"dopri5\"|integration_method: 'dopri5' is none of euler, rk4",
        "dit|40,|400,|image_crop_shape: 400 x 56 does not fit into observation.images.top, 48 x 64",
        "smolvla|\"adapt_to_pi_aloha\": false|\"adapt_to_pi_aloha\": true|adapt_to_pi_aloha: true"
            + " is not supported",
        "smolvla|\"max_action_dim\": 32|\"max_action_dim\": 5|max_action_dim: 5 is below the 6"
            + " values of action",
        "smolvla|\"rtc_config\": null|\"rtc_config\": {\"enabled\": true}|rtc_config.enabled: true",
        "pi0|\"use_relative_actions\": false|\"use_relative_actions\": true|config.enabled: false,"
            + " but config.json's use_relative_actions says the opposite",
      })
  void aConfigurationThatCannotBeRunIsRefused(
      String name, String from, String to, String complaint) {
    refuses(name, "config.json", from, to == null ? "" : to, complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "act|to_batch_processor|sharpen_processor|steps[1].registry_name: 'sharpen_processor' is"
            + " not supported here; supported: [rename_observations_processor,",
        "act|\"registry_name\": \"to_batch_processor\"|\"class\":"
            + " \"my.module.Step\"|steps[1].class: 'my.module.Step' is code of its own",
        "act|\"float_dtype\": null|\"float_dtype\": \"bfloat16\"|float_dtype: bfloat16 is not"
            + " supported",
        "act|\"eps\": 1e-08|\"eps\": 1e-08, \"clip\": 5|steps[3].config.clip: unknown key",
        "act|\"eps\": 1e-08|\"eps\": -1|eps: -1.0 must be 0 or more",
        "act|            48,|            50,|steps[3].config.features.observation.images.top:"
            + " VISUAL [3, 50, 64], but config.json has VISUAL [3, 48, 64]",
        "act|\"observation.images.top\": {|\"observation.images.front\": {|observation.images.top:"
            + " is missing, but config.json names it",
        "act|normalizer_processor\",|device_processor\",|steps[3].config.eps: unknown key",
        "act|\"state_file\": \"policy|\"state_file\": \"../policy|leaves the checkpoint",
        "act|\"state_file\": \"policy|\"state_file\": \"other|no such file",
        "act|\"name\": \"policy_preprocessor\"|\"name\": \"policy_preprocessor\", \"version\":"
            + " 2|version: unknown key",
        "smolvla|\"padding_side\": \"right\"|\"padding_side\": \"left\"|padding_side: 'left' is not"
            + " supported; right",
        "smolvla|\"padding\": \"longest\"|\"padding\": \"never\"|padding: 'never' is none of"
            + " max_length, longest",
        "smolvla|\"task_key\": \"task\"|\"task_key\": \"subtask\"|task_key: 'subtask' is not"
            + " supported; task",
        "pi0-relative|\"shoulder.pos\",||action_names: 5 names for an action of 6",
        "pi0-relative|\"action_names\": [|\"action_names\": null, \"enabled\": [|not valid JSON:"
            + " Duplicate",
      })
  void aPreprocessorThatCannotBeRunIsRefused(
      String name, String from, String to, String complaint) {
    refuses(name, PRE, from, to == null ? "" : to, complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "act|unnormalizer_processor\",|smoothing_processor\",|'smoothing_processor' is not"
            + " supported here",
        "pi0-relative|\"enabled\": true|\"enabled\": false|config.enabled: false, but the"
            + " preprocessor's relative_actions_processor says true",
        "pi0-relative|\"absolute_actions_processor\"|\"device_processor\"|config.enabled: unknown"
            + " key",
      })
  void aPostprocessorThatCannotBeRunIsRefused(
      String name, String from, String to, String complaint) {
    refuses(name, "policy_postprocessor.json", from, to, complaint);
  }

  @Test
  void aMissingStatisticIsNeverTakenForTheIdentity() throws IOException {
    Path checkpoint = Fixtures.copy("act", folder);
    new SafetensorsFile()
        .with("observation.state.mean", new float[6])
        .write(checkpoint.resolve(NORM));
    refuses(
        checkpoint,
        NORM
            + ": observation.state.std: is missing, but STATE features are normalised by MEAN_STD");
  }

  @Test
  void aStatisticOfAnotherWidthIsRefused() throws IOException {
    Path checkpoint = Fixtures.copy("act", folder);
    new SafetensorsFile()
        .with("observation.state.mean", new float[7])
        .write(checkpoint.resolve(NORM));
    refuses(checkpoint, "observation.state.mean: shape [7] does not fit the feature's [6]");
  }

  @Test
  void aStatisticThatIsNotFiniteIsRefused() throws IOException {
    Path checkpoint = Fixtures.copy("act", folder);
    new SafetensorsFile()
        .with("observation.state.mean", 0, 0, 0, 0, 0, Float.POSITIVE_INFINITY)
        .write(checkpoint.resolve(NORM));
    refuses(checkpoint, "observation.state.mean: Infinity is not finite");
  }

  @Test
  void aNegativeDeviationIsRefused() throws IOException {
    Path checkpoint = Fixtures.copy("act", folder);
    new SafetensorsFile()
        .with("observation.state.mean", new float[6])
        .with("observation.state.std", 1, 1, -1, 1, 1, 1)
        .write(checkpoint.resolve(NORM));
    refuses(checkpoint, "observation.state.std: -1.0 (value 2) is below 0.0");
  }

  @Test
  void aCheckpointWithoutAnyStatisticsIsRefused() throws IOException {
    Path checkpoint = Fixtures.copy("act", folder);
    Files.delete(checkpoint.resolve(PRE));
    refuses(checkpoint, "no such file, and model.safetensors holds no statistics either");
  }

  @Test
  void statisticsInBothLayoutsAreRefused() throws IOException {
    Path checkpoint = Fixtures.copy("act", folder);
    new SafetensorsFile()
        .with("normalize_inputs.buffer_observation_state.mean", 0)
        .write(checkpoint.resolve("model.safetensors"));
    refuses(checkpoint, "statistics, but policy_preprocessor.json has some, too");
  }

  @Test
  void aCheckpointWithoutWeightsIsRefused() throws IOException {
    Path checkpoint = Fixtures.copy("act", folder);
    Files.delete(checkpoint.resolve("model.safetensors"));
    refuses(checkpoint, "model.safetensors: no such file");
  }

  @Test
  void aFolderWithoutAConfigurationIsRefused() {
    refuses(folder, "config.json: no such file; a LeRobot checkpoint");
    refuses(folder.resolve("nowhere"), "no such checkpoint folder");
  }

  @Test
  void aDiffusionPolicyRunIsNamedAndItsPickleNotOpened() throws IOException {
    Files.createDirectories(folder.resolve(".hydra"));
    Files.writeString(
        folder.resolve(".hydra/config.yaml"),
        "horizon: 16\n"
            + "n_obs_steps: 2\n"
            + "policy:\n"
            + "  horizon: ${horizon}\n"
            + "  num_inference_steps: 100\n");
    Files.createDirectories(folder.resolve("checkpoints"));
    Files.writeString(folder.resolve("checkpoints/latest.ckpt"), "not a pickle");
    refuses(folder, "a Diffusion Policy run, horizon 16, n_obs_steps 2, num_inference_steps 100;");
    refuses(folder, "a .ckpt is a Python pickle");
  }

  @Test
  void aPromptedPolicyWithoutATokenizerStepIsRefused() throws IOException {
    Path checkpoint = Fixtures.copy("smolvla", folder);
    Path pre = checkpoint.resolve(PRE);
    String text = Files.readString(pre);
    int at = text.indexOf("    {\n      \"registry_name\": \"tokenizer_processor\"");
    int end = text.indexOf("    {", at + 6);
    Files.writeString(pre, text.substring(0, at) + text.substring(end));
    refuses(checkpoint, "type: smolvla reads its task, but no step of policy_preprocessor.json");
  }

  /// A configuration with one byte changed: it reads, or it is refused in one line.
  @Property(tries = 300, seed = "44")
  void damagedJsonReadsOrIsRefused(
      @ForAll @IntRange(max = 1532) int at, @ForAll @IntRange(min = 32, max = 126) int character)
      throws IOException {
    Path root = Files.createTempDirectory("fuzz");
    Path checkpoint = Fixtures.copy("act", root);
    Path config = checkpoint.resolve("config.json");
    byte[] bytes = Files.readAllBytes(config);
    bytes[at] = (byte) character;
    Files.write(config, bytes);
    try {
      CheckpointImport.read(checkpoint);
    } catch (ConfigException e) {
      assertThat(e.getMessage()).hasLineCount(1);
    }
    try (var files = Files.walk(root)) {
      for (Path each : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(each);
    }
  }

  private void refuses(String name, String file, String from, String to, String complaint) {
    Path checkpoint = Fixtures.copy(name, folder);
    Fixtures.edit(checkpoint.resolve(file), from, to);
    refuses(checkpoint, complaint);
  }

  private static void refuses(Path checkpoint, String complaint) {
    assertThatThrownBy(() -> CheckpointImport.read(checkpoint))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(complaint)
        .message()
        .satisfies(m -> assertThat(m.lines().toList()).hasSize(1));
  }
}
