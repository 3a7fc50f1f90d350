package dev.sinew.policies.lerobot;

import java.util.Set;

/// What a family's `config.json` means.
interface FamilyReader {

  /// Keys that decide how a chunk is made.
  Set<String> used();

  /// Keys that decide nothing at run time: training, and the shape of a network whose graphs are
  /// exported whole.
  Set<String> ignored();

  /// @param config `config.json`, its keys known
  /// @throws dev.sinew.runtime.config.ConfigException in one line for what cannot be run
  Behaviour read(JsonSection config, Features features);

  static void mustSeeState(JsonSection config, Features features) {
    if (features.state().isEmpty())
      throw config.problem("input_features", Feature.STATE + " is missing; the network needs it");
  }

  static void mustSeeCamera(JsonSection config, Features features) {
    if (features.cameras().isEmpty())
      throw config.problem("input_features", "no VISUAL feature; the network needs a camera");
  }

  static void mustNotSeeEnvironment(JsonSection config, Features features) {
    if (features.environment().isPresent())
      throw config.problem(
          "input_features." + Feature.ENVIRONMENT, "is not seen by a network of this type");
  }

  /// @param rows rows that can be executed
  static int execute(JsonSection config, String key, int rows) {
    int execute = config.count(key);
    if (execute > rows)
      throw config.problem(key, execute + " is above the " + rows + " rows that can be executed");
    return execute;
  }

  static int oneStep(JsonSection config) {
    int steps = config.count("n_obs_steps");
    if (steps != 1) throw config.problem("n_obs_steps", steps + " must be 1 for this type");
    return steps;
  }

  /// Width of the rows that the network sees, padded beyond the feature's.
  static int padded(JsonSection config, String key, Feature feature) {
    int width = config.count(key);
    if (width < feature.width())
      throw config.problem(
          key, width + " is below the " + feature.width() + " values of " + feature.name());
    return width;
  }

  /// Real-time chunking is chosen where the policy runs, not in the checkpoint.
  static void mustNotGuide(JsonSection config) {
    if (config.has("rtc_config") && config.section("rtc_config").flag("enabled", true))
      throw config.problem(
          "rtc_config.enabled", "true: write false and choose the scheduler in the deployment");
  }
}
