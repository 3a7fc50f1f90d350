package dev.sinew.policies.lerobot;

import dev.sinew.policies.lerobot.ImageGeometry.Padding;
import dev.sinew.policies.lerobot.ImageGeometry.Size;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// SmolVLA (`lerobot/policies/smolvla`, 0.6.1): flow matching over rows padded to `max_action_dim`.
final class SmolVlaFamily implements FamilyReader {

  @Override
  public Set<String> used() {
    return Set.of(
        "chunk_size",
        "n_action_steps",
        "max_state_dim",
        "max_action_dim",
        "resize_imgs_with_padding",
        "adapt_to_pi_aloha",
        "use_delta_joint_actions_aloha",
        "num_steps",
        "rtc_config");
  }

  @Override
  public Set<String> ignored() {
    return Set.of(
        "empty_cameras", // named among the inputs, filled in by the network
        "tokenizer_max_length", // the tokenizer step says it again, and it counts
        "pad_language_to",
        "use_cache",
        "freeze_vision_encoder",
        "train_expert_only",
        "train_state_proj",
        "optimizer_lr",
        "optimizer_betas",
        "optimizer_eps",
        "optimizer_weight_decay",
        "optimizer_grad_clip_norm",
        "scheduler_warmup_steps",
        "scheduler_decay_steps",
        "scheduler_decay_lr",
        "vlm_model_name",
        "load_vlm_weights",
        "add_image_special_tokens",
        "attention_mode",
        "prefix_length",
        "num_expert_layers",
        "num_vlm_layers",
        "self_attn_every_n_layers",
        "expert_width_multiplier",
        "min_period",
        "max_period",
        "compile_model",
        "compile_mode");
  }

  @Override
  public Behaviour read(JsonSection config, Features features) {
    FamilyReader.mustSeeState(config, features);
    FamilyReader.mustSeeCamera(config, features);
    FamilyReader.mustNotSeeEnvironment(config, features);
    mustBeOff(config, "adapt_to_pi_aloha");
    mustBeOff(config, "use_delta_joint_actions_aloha");
    FamilyReader.mustNotGuide(config);
    int chunk = config.count("chunk_size");
    return new Behaviour(
        FamilyReader.oneStep(config),
        chunk,
        0,
        FamilyReader.execute(config, "n_action_steps", chunk),
        FamilyReader.padded(config, "max_state_dim", features.state().orElseThrow()),
        FamilyReader.padded(config, "max_action_dim", features.action()),
        new Head.Flow(config.count("num_steps"), "euler", 1),
        new ImageGeometry(Optional.empty(), Optional.empty(), padding(config), true),
        OptionalDouble.empty());
  }

  /// Width before height, unlike anywhere else (`prepare_images` in `modeling_smolvla.py`).
  private static Optional<Padding> padding(JsonSection config) {
    if (!config.has("resize_imgs_with_padding")) return Optional.empty();
    int[] size = config.counts("resize_imgs_with_padding", 2);
    return Optional.of(new Padding(new Size(size[1], size[0]), false));
  }

  private static void mustBeOff(JsonSection config, String key) {
    if (config.flag(key, false))
      throw config.problem(
          key, "true is not supported: joints flipped and grippers bent for Aloha");
  }
}
