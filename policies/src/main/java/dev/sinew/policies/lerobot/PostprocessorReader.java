package dev.sinew.policies.lerobot;

import java.nio.file.Path;
import java.util.List;

/// Follows `policy_postprocessor.json`: how a network's rows become the robot's.
final class PostprocessorReader {

  private static final List<String> KNOWN =
      List.of("unnormalizer_processor", "absolute_actions_processor", "device_processor");

  private final JsonSection policy;
  private final Features features;
  private final boolean relative;
  private Normalization action;
  private boolean absolute;

  private PostprocessorReader(JsonSection policy, Features features, boolean relative) {
    this.policy = policy;
    this.features = features;
    this.relative = relative;
  }

  /// @param policy `config.json`
  /// @param relative whether the preprocessor makes actions relative
  static Normalization read(Path file, JsonSection policy, Features features, boolean relative) {
    PostprocessorReader reader = new PostprocessorReader(policy, features, relative);
    for (PipelineStep step : PipelineStep.list(file)) reader.take(step);
    JsonSection whole = JsonSection.read(file);
    if (reader.action == null)
      throw whole.problem("steps", "no unnormalizer_processor; actions would stay normalised");
    if (relative && !reader.absolute)
      throw whole.problem(
          "steps", "no absolute_actions_processor, but the preprocessor makes actions relative");
    return reader.action;
  }

  private void take(PipelineStep step) {
    switch (step.name()) {
      case "unnormalizer_processor" -> unnormalize(step);
      case "absolute_actions_processor" -> absolute(step);
      case "device_processor" -> step.mustKeepPrecision();
      default -> throw step.unknown(KNOWN);
    }
  }

  private void unnormalize(PipelineStep step) {
    if (action != null)
      throw step.at().problem("registry_name", step.name() + " takes the norm away a second time");
    action = new NormalizerStep(step, policy).read(List.of(features.action())).get(Feature.ACTION);
  }

  private void absolute(PipelineStep step) {
    step.config().only("enabled");
    if (action == null)
      throw step.at().problem("registry_name", step.name() + " must follow unnormalizer_processor");
    if (step.config().flag("enabled") != relative)
      throw step.config()
          .problem(
              "enabled",
              !relative + ", but the preprocessor's relative_actions_processor says " + relative);
    absolute = relative;
  }
}
