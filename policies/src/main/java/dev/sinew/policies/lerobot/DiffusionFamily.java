package dev.sinew.policies.lerobot;

import dev.sinew.policies.lerobot.ImageGeometry.Size;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Diffusion Policy (`lerobot/policies/diffusion`, 0.6.1). Row i of the horizon belongs to step i -
/// (n_obs_steps - 1): the chunk begins at the oldest instant of the observation, and its rows are
/// executed from the newest one on.
final class DiffusionFamily implements FamilyReader {

  @Override
  public Set<String> used() {
    return Set.of(
        "horizon",
        "n_action_steps",
        "resize_shape",
        "crop_ratio",
        "crop_shape",
        "noise_scheduler_type",
        "num_train_timesteps",
        "beta_schedule",
        "beta_start",
        "beta_end",
        "prediction_type",
        "clip_sample",
        "clip_sample_range",
        "num_inference_steps");
  }

  @Override
  public Set<String> ignored() {
    return Set.of(
        "drop_n_last_frames",
        "vision_backbone",
        "crop_is_random", // at run time the crop is always from the middle
        "pretrained_backbone_weights",
        "use_group_norm",
        "spatial_softmax_num_keypoints",
        "use_separate_rgb_encoder_per_camera",
        "down_dims",
        "kernel_size",
        "n_groups",
        "diffusion_step_embed_dim",
        "use_film_scale_modulation",
        "gradient_checkpointing",
        "compile_model",
        "compile_mode",
        "do_mask_loss_for_padding",
        "optimizer_lr",
        "optimizer_betas",
        "optimizer_eps",
        "optimizer_weight_decay",
        "scheduler_name",
        "scheduler_warmup_steps");
  }

  @Override
  public Behaviour read(JsonSection config, Features features) {
    return behaviour(config, features, head(config), images(config, features));
  }

  static Behaviour behaviour(
      JsonSection config, Features features, Head head, ImageGeometry images) {
    FamilyReader.mustSeeState(config, features);
    int steps = config.count("n_obs_steps");
    int horizon = config.count("horizon");
    if (steps > horizon)
      throw config.problem("n_obs_steps", steps + " is above the horizon, " + horizon);
    return new Behaviour(
        steps,
        horizon,
        1 - steps,
        FamilyReader.execute(config, "n_action_steps", horizon - steps + 1),
        features.state().orElseThrow().width(),
        features.action().width(),
        head,
        images,
        OptionalDouble.empty());
  }

  static Head head(JsonSection config) {
    int trainSteps = config.count("num_train_timesteps");
    int steps = config.count("num_inference_steps", trainSteps);
    if (steps > trainSteps)
      throw config.problem(
          "num_inference_steps", steps + " is above num_train_timesteps, " + trainSteps);
    double clip = config.flag("clip_sample") ? config.number("clip_sample_range") : 0;
    if (clip < 0) throw config.problem("clip_sample_range", clip + " must be above 0");
    return new Head.Diffusion(
        second(config, "noise_scheduler_type", "DDPM", "DDIM"),
        trainSteps,
        BetaSchedule.read(config, "beta_schedule"),
        config.number("beta_start"),
        config.number("beta_end"),
        second(config, "prediction_type", "epsilon", "sample"),
        clip,
        steps);
  }

  /// @return whether it is the second
  static boolean second(JsonSection config, String key, String first, String second) {
    String text = config.text(key);
    if (!text.equals(first) && !text.equals(second))
      throw config.problem(key, "'" + text + "' is none of " + first + ", " + second);
    return text.equals(second);
  }

  /// The crop follows from `crop_ratio` where there is a `resize_shape`, as the configuration class
  /// of LeRobot has it.
  private static ImageGeometry images(JsonSection config, Features features) {
    Optional<Size> resize = size(config, "resize_shape");
    double ratio = config.number("crop_ratio", 1);
    if (!(ratio > 0 && ratio <= 1))
      throw config.problem("crop_ratio", ratio + " must be above 0, at most 1");
    Optional<Size> crop =
        resize.isEmpty()
            ? size(config, "crop_shape")
            : resize
                .filter(_ -> ratio < 1)
                .map(s -> new Size((int) (s.height() * ratio), (int) (s.width() * ratio)));
    mustFit(config, "crop_shape", features, resize, crop);
    return new ImageGeometry(resize, crop, Optional.empty(), false);
  }

  static void mustFit(
      JsonSection config,
      String key,
      Features features,
      Optional<Size> resize,
      Optional<Size> crop) {
    for (Feature camera : features.cameras()) {
      Size image = resize.orElse(new Size(camera.height(), camera.columns()));
      if (crop.isPresent()
          && (crop.get().height() > image.height() || crop.get().width() > image.width()))
        throw config.problem(
            key, crop.get() + " does not fit into " + camera.name() + ", " + image);
    }
  }

  static Optional<Size> size(JsonSection config, String key) {
    return config.has(key) ? Optional.of(Size.of(config.counts(key, 2))) : Optional.empty();
  }
}
