#!/usr/bin/env python3
"""Makes a small checkpoint with random weights by stock LeRobot, in the layout of save_pretrained.

    ./tiny.py KIND OUT_DIR [--seed S] [--old-layout]

--old-layout writes it as LeRobot before 0.4 did: statistics as buffers in model.safetensors, no processor files.
"""

import argparse
import json
import sys
import warnings
from pathlib import Path
from typing import Any

import torch
from lerobot.configs import FeatureType, NormalizationMode, PolicyFeature
from lerobot.policies import get_policy_class, make_policy_config, make_pre_post_processors
from safetensors.torch import load_file, save_file

import sizes

STATE, ENVIRONMENT, ACTION = "observation.state", "observation.environment_state", "action"
SIZE = 96
LETTERS = "a b c d e f g h i j k l m n o p q r s t u v w x y z, 0 1 2 3 4 5 6 7 8 9."
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


def statistics(config: Any) -> dict[str, dict[str, torch.Tensor]]:
    """Random but consistent: min < q01 < q10 < mean < q90 < q99 < max."""
    found = {}
    for key, what in {**config.input_features, **config.output_features}.items():
        if what.type is FeatureType.VISUAL:
            mean, std = torch.empty(3, 1, 1).uniform_(0.4, 0.6), torch.empty(3, 1, 1).uniform_(0.2, 0.3)
            low, high = torch.zeros(3, 1, 1), torch.ones(3, 1, 1)
        else:
            low = torch.empty(what.shape).uniform_(-5, 0)
            high = low + torch.empty(what.shape).uniform_(2, 10)
            mean, std = (low + high) / 2, (high - low) / 5
        found[key] = {"min": low, "max": high, "mean": mean, "std": std}
        for name, share in (("q01", 0.01), ("q10", 0.1), ("q90", 0.9), ("q99", 0.99)):
            found[key][name] = low + share * (high - low)
    return found


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


def tokenizer(words: list[str]) -> Any:
    """A byte-level BPE tokenizer of the GPT-2 kind with SmolVLM's special tokens, trained on a few sentences."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    special = ["<|endoftext|>", "<image>", "<fake_token_around_image>", "<global-img>", "<end_of_utterance>"]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    raw.train_from_iterator(words, trainers.BpeTrainer(vocab_size=384, special_tokens=special, initial_alphabet=alphabet))
    extra = {"image_token": special[1], "fake_image_token": special[2], "global_image_token": special[3]}
    extra["end_of_utterance_token"] = special[4]
    return PreTrainedTokenizerFast(
        tokenizer_object=raw, pad_token=special[0], eos_token=special[0], bos_token=special[0], extra_special_tokens=extra
    )


def smolvlm(folder: Path) -> None:
    """A vision-language model's configuration, tokenizer and image processor, small, as a folder of transformers."""
    from transformers import SmolVLMConfig, SmolVLMImageProcessor, SmolVLMProcessor, SmolVLMVideoProcessor

    words = tokenizer([*golden_tasks(), LETTERS])
    text = {"model_type": "llama", "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 4}
    text |= {"num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 16, "vocab_size": len(words)}
    text |= {"pad_token_id": words.pad_token_id, "max_position_embeddings": 512}
    vision = {"hidden_size": 48, "intermediate_size": 96, "num_hidden_layers": 2, "num_attention_heads": 4}
    vision |= {"image_size": 64, "patch_size": 16}
    image = words.convert_tokens_to_ids("<image>")
    SmolVLMConfig(text_config=text, vision_config=vision, scale_factor=2, image_token_id=image).save_pretrained(folder)
    SmolVLMProcessor(SmolVLMImageProcessor(), words, SmolVLMVideoProcessor(), image_seq_len=4).save_pretrained(folder)


def golden_tasks() -> list[str]:
    from golden import TASKS

    return TASKS


def smolvla(folder: Path) -> Any:
    smolvlm(folder / "vlm")
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


def clip(folder: Path) -> None:
    """A small CLIP with its tokenizer, as a folder of transformers."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
    from transformers import CLIPConfig, CLIPModel, CLIPTokenizer

    raw = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    raw.normalizer, raw.pre_tokenizer = normalizers.Lowercase(), pre_tokenizers.Whitespace()
    trainer = trainers.BpeTrainer(vocab_size=200, end_of_word_suffix="</w>", initial_alphabet=list("abcxyz.,"))
    raw.train_from_iterator([*golden_tasks(), LETTERS], trainer)
    model = json.loads(raw.to_str())["model"]
    vocabulary = model["vocab"]
    for letter in [c for c in vocabulary if len(c) == 1]:
        vocabulary.setdefault(letter + "</w>", len(vocabulary))
    for special in ("<|startoftext|>", "<|endoftext|>"):
        vocabulary[special] = len(vocabulary)
    words = CLIPTokenizer(vocab=vocabulary, merges=[tuple(merge) for merge in model["merges"]])
    shape = {"hidden_size": 48, "intermediate_size": 96, "num_hidden_layers": 2, "num_attention_heads": 4}
    text = shape | {"vocab_size": len(vocabulary), "max_position_embeddings": 16, "projection_dim": 32}
    text |= {"bos_token_id": len(vocabulary) - 2, "eos_token_id": len(vocabulary) - 1, "pad_token_id": 0}
    vision = shape | {"image_size": 64, "patch_size": 16, "projection_dim": 32}
    CLIPModel(CLIPConfig(text_config=text, vision_config=vision, projection_dim=32)).save_pretrained(folder)
    words.save_pretrained(folder)


def dit(folder: Path, **changes: Any) -> Any:
    clip(folder / "clip")
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
    tokenizer([*golden_tasks(), LETTERS]).save_pretrained(folder / "tokenizer")
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


def processors(config: Any, stats: dict[str, dict[str, torch.Tensor]], folder: Path) -> tuple[Any, Any]:
    """Stock processors; pi0 and pi0.5 name Google's tokenizer on the hub, and get the folder's instead."""
    from transformers import AutoTokenizer

    stock = AutoTokenizer.from_pretrained
    local = folder / "tokenizer"
    if local.is_dir():
        AutoTokenizer.from_pretrained = lambda name, *args, **more: stock(str(local))
    try:
        return make_pre_post_processors(config, dataset_stats=stats)
    finally:
        AutoTokenizer.from_pretrained = stock


def unsettle(policy: torch.nn.Module) -> None:
    """Zero-initialised layers and running statistics get random values, so that no part of the network is idle."""
    for module in policy.modules():
        for name in ("weight", "bias"):
            value = getattr(module, name, None)
            if isinstance(value, torch.Tensor) and value.is_floating_point() and not value.detach().any():
                value.data.normal_(0, 0.02)
        if hasattr(module, "running_mean") and module.running_mean is not None:
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 1.5)
    for name, value in policy.named_parameters():
        if "adaLN_modulation" in name:
            value.data.normal_(0, 0.1)
    for name, value in policy.named_buffers():
        if name.endswith("discretized") or name.endswith("initted"):
            value.fill_(True)
        elif "codebook" in name and value.is_floating_point() and not value.any():
            value.normal_(0, 1)


def age(folder: Path, stats: dict[str, dict[str, torch.Tensor]], config: Any) -> None:
    """Turns a saved checkpoint into the layout of before the processors."""
    for path in folder.glob("policy_*processor*"):
        path.unlink()
    state = load_file(folder / "model.safetensors")
    statistic = {MIN_MAX: ("min", "max"), MEAN_STD: ("mean", "std"), IDENTITY: ()}
    for key, what in {**config.input_features, **config.output_features}.items():
        mode = config.normalization_mapping.get(what.type.value, IDENTITY)
        groups = ("normalize_targets", "unnormalize_outputs") if what.type is FeatureType.ACTION else ("normalize_inputs",)
        for group in groups:
            for name in statistic[mode]:
                state[f"{group}.buffer_{key.replace('.', '_')}.{name}"] = stats[key][name].clone()
    save_file(state, folder / "model.safetensors")


def make(kind: str, folder: Path, seed: int, old: bool) -> None:
    torch.manual_seed(seed)
    folder.mkdir(parents=True, exist_ok=True)
    config = KINDS[kind](folder) if kind in WITH_FILES else KINDS[kind]()
    policy = get_policy_class(config.type)(config)
    unsettle(policy)
    stats = statistics(config)
    policy.save_pretrained(folder)
    before, after = processors(config, stats, folder)
    before.save_pretrained(folder)
    after.save_pretrained(folder)
    if old:
        age(folder, stats, config)
    count = sum(p.numel() for p in policy.parameters())
    print(f"{folder}: {kind}, {count} parameters, {'old' if old else 'new'} layout")


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("kind", choices=KINDS)
    cli.add_argument("out", type=Path)
    cli.add_argument("--seed", type=int, default=0)
    cli.add_argument("--old-layout", action="store_true")
    args = cli.parse_args()
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    make(args.kind, args.out, args.seed, args.old_layout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
