package dev.sinew.policies.lerobot;

import dev.sinew.policies.lerobot.ImageGeometry.Padding;
import dev.sinew.policies.lerobot.ImageGeometry.Size;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// pi0 and pi0.5 (`lerobot/policies/pi0`, `pi05`, 0.6.1): flow matching over rows padded to
/// `max_action_dim`. pi0.5 reads its state in the prompt.
final class PiFamily implements FamilyReader {

  @Override
  public Set<String> used() {
    return Set.of(
        "chunk_size",
        "n_action_steps",
        "max_state_dim",
        "max_action_dim",
        "num_inference_steps",
        "image_resolution",
        "use_relative_actions",
        "rtc_config");
  }

  @Override
  public Set<String> ignored() {
    return Set.of(
        "paligemma_variant",
        "action_expert_variant",
        "dtype", // a bundle runs in the precision of its graphs
        "time_sampling_beta_alpha",
        "time_sampling_beta_beta",
        "time_sampling_scale",
        "time_sampling_offset",
        "min_period",
        "max_period",
        "relative_exclude_joints", // the relative_actions_processor step says it again
        "action_feature_names",
        "empty_cameras", // named among the inputs, filled in by the network
        "tokenizer_max_length", // the tokenizer step says it again, and it counts
        "gradient_checkpointing",
        "compile_model",
        "compile_mode",
        "freeze_vision_encoder",
        "train_expert_only",
        "optimizer_lr",
        "optimizer_betas",
        "optimizer_eps",
        "optimizer_weight_decay",
        "optimizer_grad_clip_norm",
        "scheduler_warmup_steps",
        "scheduler_decay_steps",
        "scheduler_decay_lr");
  }

  @Override
  public Behaviour read(JsonSection config, Features features) {
    FamilyReader.mustSeeState(config, features);
    FamilyReader.mustSeeCamera(config, features);
    FamilyReader.mustNotSeeEnvironment(config, features);
    FamilyReader.mustNotGuide(config);
    int chunk = config.count("chunk_size");
    Padding padding = new Padding(Size.of(config.counts("image_resolution", 2)), true);
    return new Behaviour(
        FamilyReader.oneStep(config),
        chunk,
        0,
        FamilyReader.execute(config, "n_action_steps", chunk),
        FamilyReader.padded(config, "max_state_dim", features.state().orElseThrow()),
        FamilyReader.padded(config, "max_action_dim", features.action()),
        new Head.Flow(config.count("num_inference_steps"), "euler", 1),
        new ImageGeometry(Optional.empty(), Optional.empty(), Optional.of(padding), true),
        OptionalDouble.empty());
  }
}
