package dev.sinew.policies.lerobot;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows `policy_preprocessor.json` step by step. A step that is unknown, or that stands where it
/// would mean something else, is refused.
final class PreprocessorReader {

  private static final List<String> KNOWN =
      List.of(
          "rename_observations_processor",
          "to_batch_processor",
          "device_processor",
          "normalizer_processor",
          "tokenizer_processor",
          "smolvla_new_line_processor",
          "pi0_new_line_processor",
          "pi05_prepare_state_tokenizer_processor_step",
          "relative_actions_processor");

  private final JsonSection policy;
  private final Features features;
  private final Map<String, String> origin = new HashMap<>();
  private Map<String, Normalization> normalizations;
  private Prompt prompt;
  private RelativeActions relative;
  private String format = Prompt.PLAIN;

  private PreprocessorReader(JsonSection policy, Features features) {
    this.policy = policy;
    this.features = features;
  }

  /// @param policy `config.json`
  static Preprocessor read(Path file, JsonSection policy, Features features) {
    PreprocessorReader reader = new PreprocessorReader(policy, features);
    for (PipelineStep step : PipelineStep.list(file)) reader.take(step);
    if (reader.normalizations == null)
      throw JsonSection.read(file)
          .problem("steps", "no normalizer_processor, so nothing says how inputs are normalised");
    return new Preprocessor(
        reader.origin,
        reader.normalizations,
        Optional.ofNullable(reader.prompt),
        Optional.ofNullable(reader.relative));
  }

  private void take(PipelineStep step) {
    switch (step.name()) {
      case "rename_observations_processor" -> rename(step);
      case "to_batch_processor" -> step.config().only();
      case "device_processor" -> step.mustKeepPrecision();
      case "normalizer_processor" -> normalize(step);
      case "tokenizer_processor" -> tokenize(step);
      case "smolvla_new_line_processor", "pi0_new_line_processor" -> newline(step);
      case "pi05_prepare_state_tokenizer_processor_step" -> stateIntoPrompt(step);
      case "relative_actions_processor" -> relative(step);
      default -> throw step.unknown(KNOWN);
    }
  }

  private void rename(PipelineStep step) {
    step.config().only("rename_map");
    must(step, normalizations == null, "renames what was normalised already");
    JsonSection map = step.config().section("rename_map");
    for (String from : map.keys()) {
      String before = origin.put(map.text(from), from);
      must(step, before == null, "gives two observations the name " + map.text(from));
    }
  }

  private void normalize(PipelineStep step) {
    must(step, normalizations == null, "normalises a second time");
    normalizations = new NormalizerStep(step, policy).read(features.inputs());
  }

  private void newline(PipelineStep step) {
    step.config().only();
    must(step, prompt == null, "appends to what was tokenised already");
    must(step, !format.equals(Prompt.PI05), "appends to a prompt that holds the state already");
    format = Prompt.NEWLINE;
  }

  private void stateIntoPrompt(PipelineStep step) {
    step.config().only("max_state_dim", "task_key");
    must(step, normalizations != null, "bins the state before it is normalised");
    must(step, prompt == null, "writes into what was tokenised already");
    mustBeTask(step);
    format = Prompt.PI05;
  }

  private void tokenize(PipelineStep step) {
    JsonSection config = step.config();
    config.only(
        "max_length", "task_key", "padding_side", "padding", "truncation", "tokenizer_name");
    must(step, prompt == null, "tokenises a second time");
    mustBeTask(step);
    String side = config.text("padding_side", "right");
    if (!side.equals("right"))
      throw config.problem("padding_side", "'" + side + "' is not supported; right");
    String padding = config.text("padding", "max_length");
    if (!padding.equals("max_length") && !padding.equals("longest"))
      throw config.problem("padding", "'" + padding + "' is none of max_length, longest");
    prompt =
        new Prompt(
            config.text("tokenizer_name"),
            config.count("max_length"),
            config.flag("truncation", true),
            format);
  }

  private void relative(PipelineStep step) {
    step.config().only("enabled", "exclude_joints", "action_names");
    must(step, normalizations == null, "is relative to what was normalised already");
    boolean enabled = step.config().flag("enabled");
    if (enabled != policy.flag("use_relative_actions", false))
      throw step.config()
          .problem(
              "enabled", enabled + ", but config.json's use_relative_actions says the opposite");
    if (enabled) relative = RelativeActions.read(step.config(), features.action().width());
  }

  private static void mustBeTask(PipelineStep step) {
    String key = step.config().text("task_key", "task");
    if (!key.equals("task"))
      throw step.config().problem("task_key", "'" + key + "' is not supported; task");
  }

  private static void must(PipelineStep step, boolean condition, String otherwise) {
    if (!condition) throw step.at().problem("registry_name", step.name() + " " + otherwise);
  }
}
