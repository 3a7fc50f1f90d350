"""The kinds of tiny checkpoints: configurations of stock LeRobot, small."""

import json
from pathlib import Path
from typing import Any

from lerobot.configs import FeatureType, NormalizationMode, PolicyFeature
from lerobot.policies import make_policy_config

import sizes
import words

STATE, ENVIRONMENT, ACTION = "observation.state", "observation.environment_state", "action"
SIZE = 96
MIN_MAX, MEAN_STD, IDENTITY = NormalizationMode.MIN_MAX, NormalizationMode.MEAN_STD, NormalizationMode.IDENTITY


def feature(kind: FeatureType, *shape: int) -> PolicyFeature:
    return PolicyFeature(type=kind, shape=shape)


def camera(name: str, height: int = SIZE, width: int = SIZE) -> dict[str, PolicyFeature]:
    return {f"observation.images.{name}": feature(FeatureType.VISUAL, 3, height, width)}


def vectors(state: int, environment: int = 0) -> dict[str, PolicyFeature]:
    found = {STATE: feature(FeatureType.STATE, state)}
    return found | ({ENVIRONMENT: feature(FeatureType.ENV, environment)} if environment else {})


def action(width: int) -> dict[str, PolicyFeature]:
    return {ACTION: feature(FeatureType.ACTION, width)}


def diffusion(**changes: Any) -> Any:
    settings = {
        "n_obs_steps": 2,
        "horizon": 16,
        "n_action_steps": 8,
        "down_dims": (32, 64),
        "n_groups": 8,
        "diffusion_step_embed_dim": 32,
        "pretrained_backbone_weights": None,
        "use_group_norm": True,
        "spatial_softmax_num_keypoints": 16,
        "noise_scheduler_type": "DDIM",
        "num_inference_steps": 10,
        "input_features": vectors(2) | camera("top"),
        "output_features": action(2),
        "crop_shape": (84, 84),
    }
    return make_policy_config("diffusion", device="cpu", **(settings | changes))


def diffusion_state() -> Any:
    """No image: states only, the ancestral sampler, predicting the sample, FiLM without scale."""
    mapping = {"STATE": MIN_MAX, "ENV": MIN_MAX, "ACTION": MIN_MAX}
    return diffusion(
        input_features=vectors(2, 16),
        crop_shape=None,
        noise_scheduler_type="DDPM",
        num_inference_steps=None,
        prediction_type="sample",
        use_film_scale_modulation=False,
        normalization_mapping=mapping,
    )


def diffusion_two_cameras() -> Any:
    """Two cameras with one shared encoder, resized before the crop."""
    return diffusion(
        input_features=vectors(7) | camera("front_left", 120, 160) | camera("wrist", 120, 160),
        output_features=action(7),
        use_separate_rgb_encoder_per_camera=False,
        use_group_norm=False,
        resize_shape=(96, 96),
        crop_ratio=0.875,
        crop_shape=None,
    )


def act(**changes: Any) -> Any:
    settings = {
        "chunk_size": 20,
        "n_action_steps": 20,
        "dim_model": 64,
        "n_heads": 4,
        "dim_feedforward": 128,
        "n_encoder_layers": 2,
        "n_vae_encoder_layers": 1,
        "latent_dim": 8,
        "pretrained_backbone_weights": None,
        "input_features": vectors(6) | camera("top") | camera("wrist", 72, 96),
        "output_features": action(6),
    }
    return make_policy_config("act", device="cpu", **(settings | changes))


def act_state() -> Any:
    """No image, pre-norm, temporal ensembling."""
    features = vectors(6, 5)
    return act(input_features=features, pre_norm=True, temporal_ensemble_coeff=0.01, n_action_steps=1)


def smolvla(folder: Path) -> Any:
    words.smolvlm(folder / "vlm")
    return make_policy_config(
        "smolvla",
        device="cpu",
        vlm_model_name=str((folder / "vlm").resolve()),
        chunk_size=10,
        n_action_steps=10,
        max_state_dim=8,
        max_action_dim=8,
        resize_imgs_with_padding=(64, 64),
        tokenizer_max_length=32,
        num_vlm_layers=4,
        input_features=vectors(6) | camera("top", 72, 96) | camera("wrist"),
        output_features=action(6),
    )


def dit(folder: Path, **changes: Any) -> Any:
    words.clip(folder / "clip")
    settings = {
        "horizon": 16,
        "n_action_steps": 8,
        "hidden_dim": 64,
        "num_layers": 2,
        "num_heads": 4,
        "timestep_embed_dim": 32,
        "vision_encoder_name": str((folder / "clip").resolve()),
        "text_encoder_name": str((folder / "clip").resolve()),
        "tokenizer_max_length": 16,
        "image_resize_shape": (72, 72),
        "image_crop_shape": (64, 64),
        "noise_scheduler_type": "DDIM",
        "num_inference_steps": 10,
        "input_features": vectors(6) | camera("top"),
        "output_features": action(6),
    }
    return make_policy_config("multi_task_dit", device="cpu", **(settings | changes))


def dit_flow(folder: Path) -> Any:
    """The flow objective, fourth-order integrator, positions learnt instead of rotary, a camera more."""
    return dit(
        folder,
        objective="flow_matching",
        num_integration_steps=5,
        integration_method="rk4",
        use_rope=False,
        use_positional_encoding=True,
        use_separate_rgb_encoder_per_camera=True,
        input_features=vectors(6) | camera("top") | camera("wrist"),
    )


def vqbet(**changes: Any) -> Any:
    settings = {
        "n_obs_steps": 3,
        "n_action_pred_token": 3,
        "action_chunk_size": 5,
        "pretrained_backbone_weights": None,
        "use_group_norm": True,
        "spatial_softmax_num_keypoints": 16,
        "vqvae_embedding_dim": 32,
        "vqvae_enc_hidden_dim": 32,
        "gpt_block_size": 40,
        "gpt_input_dim": 64,
        "gpt_output_dim": 64,
        "gpt_hidden_dim": 64,
        "gpt_n_layer": 2,
        "gpt_n_head": 4,
        "input_features": vectors(2) | camera("top"),
        "output_features": action(2),
    }
    return make_policy_config("vqbet", device="cpu", **(settings | changes))


def vqbet_sequential() -> Any:
    """Secondary code chosen after the primary one."""
    return vqbet(sequentially_select=True)


def pi(kind: str, folder: Path, **changes: Any) -> Any:
    """A tokenizer of its own in tokenizer/; its ids are below the vocabulary's size of PaliGemma."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sizes.json").write_text(json.dumps(sizes.TINY, indent=1))
    sizes.substitute(kind, folder)
    words.tokenizer([*words.TASKS, words.LETTERS]).save_pretrained(folder / "tokenizer")
    settings = {
        "chunk_size": 10,
        "n_action_steps": 10,
        "max_state_dim": 8,
        "max_action_dim": 8,
        "image_resolution": (56, 56),
        "tokenizer_max_length": 96,
        "input_features": vectors(6) | camera("base_0_rgb", 72, 96) | camera("left_wrist_0_rgb"),
        "output_features": action(6),
    }
    return make_policy_config(kind, device="cpu", **(settings | changes))


def pi0(folder: Path) -> Any:
    return pi("pi0", folder, tokenizer_max_length=32)


def pi05(folder: Path) -> Any:
    """Relative actions but for the gripper; an empty camera."""
    names = ["pan", "lift", "elbow", "wrist", "roll", "gripper"]
    return pi("pi05", folder, use_relative_actions=True, action_feature_names=names, empty_cameras=1)


KINDS = {
    "pi0": pi0,
    "pi05": pi05,
    "dit": dit,
    "dit-flow": dit_flow,
    "vqbet": vqbet,
    "vqbet-sequential": vqbet_sequential,
    "smolvla": smolvla,
    "act": act,
    "act-state": act_state,
    "diffusion": diffusion,
    "diffusion-state": diffusion_state,
    "diffusion-two-cameras": diffusion_two_cameras,
}
# Kinds whose configuration names files of the checkpoint.
WITH_FILES = {"dit", "dit-flow", "pi0", "pi05", "smolvla"}
