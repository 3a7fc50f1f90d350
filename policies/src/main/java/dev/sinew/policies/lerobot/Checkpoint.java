package dev.sinew.policies.lerobot;

import dev.sinew.runtime.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A LeRobot checkpoint folder, all of it but the weights themselves.
///
/// @param config `config.json`
/// @param trainConfig `train_config.json`, where it is there
record Checkpoint(
    Path folder,
    JsonSection config,
    Optional<JsonSection> trainConfig,
    Family family,
    Features features,
    Behaviour behaviour,
    Preprocessor preprocessor,
    Normalization action,
    boolean oldLayout) {

  /// @throws ConfigException in one line naming file, key and value for whatever cannot be run just
  ///     as it was trained
  static Checkpoint read(Path folder) {
    if (!Files.isDirectory(folder)) {
      HydraConfig.explain(folder);
      throw new ConfigException(folder, "", "no such checkpoint folder");
    }
    mustHaveConfig(folder);
    JsonSection config = JsonSection.read(folder.resolve("config.json"));
    Family family = Family.read(config);
    Features features = Features.read(config);
    Behaviour behaviour = family.behaviour(config, features);
    Path before = folder.resolve("policy_preprocessor.json");
    Path after = folder.resolve("policy_postprocessor.json");
    Path weights = folder.resolve("model.safetensors");
    boolean old = layout(before, weights);
    Preprocessor preprocessor =
        old
            ? OldLayout.of(weights, config).preprocessor(features)
            : PreprocessorReader.read(before, config, features);
    Normalization action =
        old
            ? OldLayout.of(weights, config).action(features)
            : PostprocessorReader.read(
                after, config, features, preprocessor.relative().isPresent());
    mustBeTold(config, family, preprocessor);
    Path train = folder.resolve("train_config.json");
    return new Checkpoint(
        folder,
        config,
        Files.isRegularFile(train) ? Optional.of(JsonSection.read(train)) : Optional.empty(),
        family,
        features,
        behaviour,
        preprocessor,
        action,
        old);
  }

  Path weights() {
    return folder.resolve("model.safetensors");
  }

  private static void mustHaveConfig(Path folder) {
    if (Files.isRegularFile(folder.resolve("config.json"))) return;
    HydraConfig.explain(folder);
    throw new ConfigException(
        folder.resolve("config.json"),
        "",
        "no such file; a LeRobot checkpoint (pretrained_model) holds it");
  }

  /// @return whether the statistics are among the weights
  private static boolean layout(Path preprocessor, Path weights) {
    boolean pipelines = Files.isRegularFile(preprocessor);
    boolean buffers;
    try (Safetensors file = Safetensors.open(weights)) {
      buffers = OldLayout.isIn(file);
    }
    if (!pipelines && !buffers)
      throw new ConfigException(
          preprocessor, "", "no such file, and model.safetensors holds no statistics either");
    if (pipelines && buffers)
      throw new ConfigException(
          weights, "normalize_inputs", "statistics, but policy_preprocessor.json has some, too");
    return buffers;
  }

  private static void mustBeTold(JsonSection config, Family family, Preprocessor preprocessor) {
    if (family.prompted() == preprocessor.prompt().isPresent()) return;
    throw config.problem(
        "type",
        family.word()
            + (family.prompted()
                ? " reads its task, but no step of policy_preprocessor.json tokenises it"
                : " reads no task, but policy_preprocessor.json tokenises one"));
  }
}
