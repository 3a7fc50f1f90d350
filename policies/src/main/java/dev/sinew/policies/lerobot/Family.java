package dev.sinew.policies.lerobot;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The policies of LeRobot that are imported: `type` of `config.json`.
enum Family {
  ACT(new ActFamily(), false),
  DIFFUSION(new DiffusionFamily(), false),
  MULTI_TASK_DIT(new MultiTaskDitFamily(), true),
  VQBET(new VqBetFamily(), false),
  SMOLVLA(new SmolVlaFamily(), true),
  PI0(new PiFamily(), true),
  PI05(new PiFamily(), true);

  /// Keys that every policy has and that say nothing about how a chunk is made: where it was
  /// trained and is kept. `use_amp` is among them because a bundle runs in the precision of its
  /// graphs.
  private static final Set<String> IGNORED =
      Set.of(
          "device",
          "use_amp",
          "push_to_hub",
          "private",
          "tags",
          "pretrained_path",
          "pretrained_revision");

  private static final Set<String> COMMON =
      Set.of(
          "type",
          "n_obs_steps",
          "input_features",
          "output_features",
          "normalization_mapping",
          "use_peft",
          "repo_id",
          "license");

  private final FamilyReader reader;
  private final boolean prompted;

  Family(FamilyReader reader, boolean prompted) {
    this.reader = reader;
    this.prompted = prompted;
  }

  /// @param config `config.json`
  static Family read(JsonSection config) {
    if (!config.has("type"))
      throw config.problem("type", "is missing; LeRobot names the policy here: " + words());
    String type = config.text("type");
    for (Family each : values()) if (each.word().equals(type)) return each;
    throw config.problem("type", "'" + type + "' is not supported; supported: " + words());
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it is told its task in words.
  boolean prompted() {
    return prompted;
  }

  /// @throws dev.sinew.runtime.config.ConfigException for an unknown key, too: a newer LeRobot may
  ///     mean by it what nobody here knows of
  Behaviour behaviour(JsonSection config, Features features) {
    Set<String> known = new HashSet<>(IGNORED);
    known.addAll(COMMON);
    known.addAll(reader.used());
    known.addAll(reader.ignored());
    config.only(known);
    if (config.flag("use_peft", false))
      throw config.problem(
          "use_peft", "true: the weights are only an adapter; merge them into the model first");
    return reader.read(config, features);
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Family::word).toList();
  }
}
