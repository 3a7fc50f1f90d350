package dev.sinew.policies.lerobot;

import dev.sinew.policies.lerobot.ImageGeometry.Size;
import java.util.Optional;
import java.util.Set;

/// Multi-task DiT (`lerobot/policies/multi_task_dit`, 0.6.1): a diffusion transformer that is told
/// its task, trained as a diffusion or as a flow. Its rows lie in time as those of
/// [DiffusionFamily].
final class MultiTaskDitFamily implements FamilyReader {

  @Override
  public Set<String> used() {
    return Set.of(
        "horizon",
        "n_action_steps",
        "objective",
        "noise_scheduler_type",
        "num_train_timesteps",
        "beta_schedule",
        "beta_start",
        "beta_end",
        "prediction_type",
        "clip_sample",
        "clip_sample_range",
        "num_inference_steps",
        "num_integration_steps",
        "integration_method",
        "image_resize_shape",
        "image_crop_shape");
  }

  @Override
  public Set<String> ignored() {
    return Set.of(
        "sigma_min", // only the training's path: the sampler follows the velocity whatever it was
        "timestep_sampling_strategy",
        "timestep_sampling_s",
        "timestep_sampling_alpha",
        "timestep_sampling_beta",
        "hidden_dim",
        "num_layers",
        "num_heads",
        "dropout",
        "use_positional_encoding",
        "timestep_embed_dim",
        "use_rope",
        "rope_base",
        "vision_encoder_name",
        "use_separate_rgb_encoder_per_camera",
        "vision_encoder_lr_multiplier",
        "image_crop_is_random", // at run time the crop is always from the middle
        "text_encoder_name",
        "tokenizer_max_length", // the tokenizer step says these again, and it counts
        "tokenizer_padding",
        "tokenizer_padding_side",
        "tokenizer_truncation",
        "optimizer_lr",
        "optimizer_betas",
        "optimizer_eps",
        "optimizer_weight_decay",
        "scheduler_name",
        "scheduler_warmup_steps",
        "do_mask_loss_for_padding",
        "drop_n_last_frames");
  }

  @Override
  public Behaviour read(JsonSection config, Features features) {
    FamilyReader.mustNotSeeEnvironment(config, features);
    return DiffusionFamily.behaviour(config, features, head(config), images(config, features));
  }

  private static Head head(JsonSection config) {
    if (!DiffusionFamily.second(config, "objective", "diffusion", "flow_matching"))
      return DiffusionFamily.head(config);
    boolean fourth = DiffusionFamily.second(config, "integration_method", "euler", "rk4");
    return new Head.Flow(config.count("num_integration_steps"), fourth ? "rk4" : "euler", 0);
  }

  private static ImageGeometry images(JsonSection config, Features features) {
    Optional<Size> resize = DiffusionFamily.size(config, "image_resize_shape");
    Optional<Size> crop = DiffusionFamily.size(config, "image_crop_shape");
    DiffusionFamily.mustFit(config, "image_crop_shape", features, resize, crop);
    return new ImageGeometry(resize, crop, Optional.empty(), false);
  }
}
