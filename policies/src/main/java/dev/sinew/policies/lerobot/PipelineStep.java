package dev.sinew.policies.lerobot;

import java.nio.file.Path;
import java.util.List;

/// One step of a processor pipeline.
///
/// @param at the step in its file, for complaints
record PipelineStep(JsonSection at, String name, JsonSection config) {

  /// The steps of `policy_preprocessor.json` or `policy_postprocessor.json`.
  static List<PipelineStep> list(Path file) {
    JsonSection json = JsonSection.read(file);
    json.only("name", "steps");
    return json.sections("steps").stream().map(PipelineStep::read).toList();
  }

  private static PipelineStep read(JsonSection step) {
    step.only("registry_name", "class", "config", "state_file", "artifacts");
    if (step.has("artifacts") && !step.section("artifacts").keys().isEmpty())
      throw step.problem("artifacts", "are not supported");
    if (!step.has("registry_name"))
      throw step.problem(
          "class",
          "'" + step.text("class", "") + "' is code of its own; only LeRobot's steps are known");
    return new PipelineStep(step, step.text("registry_name"), step.section("config"));
  }

  boolean hasState() {
    return at.has("state_file");
  }

  /// The file of its statistics, beside the pipeline's.
  Path stateFile() {
    String name = at.text("state_file");
    Path file = at.file().resolveSibling(name).normalize();
    if (!file.toAbsolutePath()
        .getParent()
        .equals(at.file().toAbsolutePath().normalize().getParent()))
      throw at.problem("state_file", "'" + name + "' leaves the checkpoint");
    return file;
  }

  RuntimeException unknown(List<String> known) {
    return at.problem("registry_name", "'" + name + "' is not supported here; supported: " + known);
  }

  /// Moving to a device changes nothing; changing the precision would.
  void mustKeepPrecision() {
    config.only("device", "float_dtype");
    String type = config.text("float_dtype", "float32");
    if (!type.equals("float32"))
      throw config.problem("float_dtype", type + " is not supported; null or float32");
  }
}
