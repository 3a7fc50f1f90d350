package dev.sinew.policies.lerobot;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// VQ-BeT (`lerobot/policies/vqbet`, 0.6.1): one call gives the chunk of the newest instant, all of
/// which is executed.
final class VqBetFamily implements FamilyReader {

  @Override
  public Set<String> used() {
    return Set.of("action_chunk_size", "crop_shape");
  }

  @Override
  public Set<String> ignored() {
    return Set.of(
        "n_action_pred_token",
        "vision_backbone",
        "crop_is_random", // at run time the crop is always from the middle
        "pretrained_backbone_weights",
        "use_group_norm",
        "spatial_softmax_num_keypoints",
        "n_vqvae_training_steps",
        "vqvae_n_embed",
        "vqvae_embedding_dim",
        "vqvae_enc_hidden_dim",
        "gpt_block_size",
        "gpt_input_dim",
        "gpt_output_dim",
        "gpt_n_layer",
        "gpt_n_head",
        "gpt_hidden_dim",
        "dropout",
        "offset_loss_weight",
        "primary_code_loss_weight",
        "secondary_code_loss_weight",
        "bet_softmax_temperature",
        "sequentially_select",
        "optimizer_lr",
        "optimizer_betas",
        "optimizer_eps",
        "optimizer_weight_decay",
        "optimizer_vqvae_lr",
        "optimizer_vqvae_weight_decay",
        "scheduler_warmup_steps");
  }

  @Override
  public Behaviour read(JsonSection config, Features features) {
    FamilyReader.mustSeeState(config, features);
    FamilyReader.mustNotSeeEnvironment(config, features);
    if (features.cameras().size() != 1)
      throw config.problem(
          "input_features", features.cameras().size() + " cameras; the network sees exactly 1");
    var crop = DiffusionFamily.size(config, "crop_shape");
    DiffusionFamily.mustFit(config, "crop_shape", features, Optional.empty(), crop);
    int chunk = config.count("action_chunk_size");
    return new Behaviour(
        config.count("n_obs_steps"),
        chunk,
        0,
        chunk,
        features.state().orElseThrow().width(),
        features.action().width(),
        new Head.Direct(),
        new ImageGeometry(Optional.empty(), crop, Optional.empty(), false),
        OptionalDouble.empty());
  }
}
