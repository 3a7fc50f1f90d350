package dev.sinew.policies.lerobot;

import java.util.OptionalDouble;
import java.util.Set;

/// ACT (`lerobot/policies/act`, 0.6.1): one call gives the chunk, row 0 is now.
final class ActFamily implements FamilyReader {

  @Override
  public Set<String> used() {
    return Set.of("chunk_size", "n_action_steps", "temporal_ensemble_coeff");
  }

  @Override
  public Set<String> ignored() {
    return Set.of(
        "vision_backbone",
        "pretrained_backbone_weights",
        "replace_final_stride_with_dilation",
        "pre_norm",
        "dim_model",
        "n_heads",
        "dim_feedforward",
        "feedforward_activation",
        "n_encoder_layers",
        "n_decoder_layers",
        "use_vae",
        "latent_dim",
        "n_vae_encoder_layers",
        "dropout",
        "kl_weight",
        "optimizer_lr",
        "optimizer_weight_decay",
        "optimizer_lr_backbone");
  }

  @Override
  public Behaviour read(JsonSection config, Features features) {
    if (features.cameras().isEmpty() && features.environment().isEmpty())
      throw config.problem("input_features", "neither a camera nor " + Feature.ENVIRONMENT);
    int chunk = config.count("chunk_size");
    int execute = FamilyReader.execute(config, "n_action_steps", chunk);
    OptionalDouble ensemble =
        config.has("temporal_ensemble_coeff")
            ? OptionalDouble.of(config.number("temporal_ensemble_coeff"))
            : OptionalDouble.empty();
    if (ensemble.isPresent() && execute != 1)
      throw config.problem("n_action_steps", execute + " must be 1 with temporal_ensemble_coeff");
    return new Behaviour(
        FamilyReader.oneStep(config),
        chunk,
        0,
        execute,
        features.state().map(Feature::width).orElse(0),
        features.action().width(),
        new Head.Direct(),
        ImageGeometry.NONE,
        ensemble);
  }
}
