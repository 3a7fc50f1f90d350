"""Reads a LeRobot checkpoint folder: configuration, network and processors, by stock LeRobot."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from lerobot.configs import PreTrainedConfig
from lerobot.policies import get_policy_class, make_pre_post_processors
from lerobot.policies.pretrained import PreTrainedPolicy

import sizes

# Where LeRobot before 0.4 kept its statistics: buffers of the network, the dots of a feature's name made underscores.
OLD_PREFIXES = ("normalize_inputs.buffer_", "normalize_targets.buffer_", "unnormalize_outputs.buffer_")
OLD_KEYS = ("normalize_inputs.", "normalize_targets.", "unnormalize_outputs.")
# Predicts words, never actions: a checkpoint may leave it out.
UNUSED = ("lm_head.weight",)


class ExportError(Exception):
    """What is wrong, in one line: which file, which key, and what would be right."""


@dataclass
class Checkpoint:
    """A loaded checkpoint; `notes` says what of its configuration is the host's matter or was left out."""

    folder: Path
    config: PreTrainedConfig
    policy: PreTrainedPolicy
    preprocessor: Any
    postprocessor: Any
    notes: list[str]

    @property
    def family(self) -> str:
        return self.config.type

    def normalizer(self) -> Any | None:
        """The step of the preprocessor that holds the statistics, if there is one."""
        return next((s for s in self.preprocessor.steps if hasattr(s, "norm_map")), None)


def read_json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise ExportError(f"{path}: no such file; a LeRobot checkpoint folder (save_pretrained) holds it")
    try:
        return json.loads(path.read_text())
    except json.JSONDecodeError as wrong:
        raise ExportError(f"{path}: not JSON: {wrong}") from None


def one_line(wrong: Exception) -> str:
    return " ".join(str(wrong).split())[:300]


def read_config(folder: Path, families: set[str]) -> PreTrainedConfig:
    """The configuration for the CPU, with nothing to compile or download."""
    path = folder / "config.json"
    raw = read_json(path)
    if "type" not in raw:
        raise ExportError(f"{path}: key type: missing; it names the policy, for instance act or diffusion")
    if raw["type"] not in families:
        raise ExportError(f"{path}: key type: {raw['type']} is none of {', '.join(sorted(families))}")
    logging.getLogger().setLevel(logging.ERROR)
    try:
        config = PreTrainedConfig.from_pretrained(folder, cli_overrides=["--device=cpu"])
    except Exception as wrong:  # draccus and LeRobot raise many kinds
        raise ExportError(f"{path}: LeRobot cannot read it: {one_line(wrong)}") from None
    if not config.input_features or config.action_feature is None:
        raise ExportError(f"{path}: keys input_features, output_features: must name the inputs and `action`")
    for key, value in {"pretrained_backbone_weights": None, "compile_model": False, "load_vlm_weights": False}.items():
        if hasattr(config, key):
            setattr(config, key, value)
    return config


def old_statistics(config: PreTrainedConfig, state: dict[str, torch.Tensor]) -> dict[str, dict[str, torch.Tensor]]:
    """Statistics from a checkpoint of before the processors: feature name -> min, max, mean, std."""
    features = {key.replace(".", "_"): key for key in {**config.input_features, **config.output_features}}
    found: dict[str, dict[str, torch.Tensor]] = {}
    for key, tensor in state.items():
        prefix = next((p for p in OLD_PREFIXES if key.startswith(p)), None)
        if prefix is None:
            continue
        buffer, statistic = key[len(prefix) :].rsplit(".", 1)
        if buffer not in features:
            raise ExportError(f"model.safetensors: key {key}: config.json has no feature {buffer}")
        if not torch.isfinite(tensor).all():
            raise ExportError(f"model.safetensors: key {key}: not finite; the checkpoint was saved without statistics")
        found.setdefault(features[buffer], {})[statistic] = tensor
    return found


def load_weights(policy: PreTrainedPolicy, state: dict[str, torch.Tensor], path: Path) -> None:
    """Every weight from the file and none left over; LeRobot's own loader only warns."""
    weights = {key.replace("._orig_mod", ""): value for key, value in state.items() if not key.startswith(OLD_KEYS)}
    if hasattr(policy, "_fix_pytorch_state_dict_keys"):  # pi0, pi0.5: names of openpi, as LeRobot's loader takes them
        weights = policy._fix_pytorch_state_dict_keys(weights, policy.config)
        weights = {key if key.startswith("model.") else f"model.{key}": value for key, value in weights.items()}
    own = policy.state_dict()
    for key, value in weights.items():
        if key not in own:
            raise ExportError(f"{path}: key {key}: config.json describes no such weight")
        if value.shape != own[key].shape:
            asked = list(own[key].shape)
            raise ExportError(f"{path}: key {key}: shape {list(value.shape)}, config.json asks for {asked}")
    policy.load_state_dict(weights, strict=False)
    shared = {own[key].data_ptr() for key in weights}  # a tied weight is saved once, under one of its names
    missing = [key for key in own if key not in weights and own[key].data_ptr() not in shared]
    missing = [key for key in missing if not key.endswith(UNUSED)]
    if missing:
        raise ExportError(f"{path}: key {missing[0]}: missing ({len(missing)} in all); config.json asks for it")


def make_processors(config: PreTrainedConfig, folder: Path, statistics: dict, overrides: dict) -> tuple[Any, Any]:
    if (folder / "policy_preprocessor.json").is_file():
        read_json(folder / "policy_postprocessor.json")
        before = {"device_processor": {"device": "cpu"}} | overrides
        after = {"device_processor": {"device": "cpu"}}
        return make_pre_post_processors(
            config, pretrained_path=str(folder), preprocessor_overrides=before, postprocessor_overrides=after
        )
    if not statistics:
        raise ExportError(
            f"{folder}: neither policy_preprocessor.json nor normalize_inputs.* in model.safetensors: no statistics"
        )
    return make_pre_post_processors(config, dataset_stats=statistics)


def load(folder: Path, families: set[str]) -> Checkpoint:
    """The checkpoint, ready to run on the CPU in fp32."""
    config = read_config(folder, families)
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ExportError(f"{weights}: no such file; a LeRobot checkpoint folder (save_pretrained) holds it")
    notes: list[str] = []
    overrides = localise(config, folder, notes)
    if sizes.substitute(config.type, folder):
        notes.append("sizes.json: sizes that are not LeRobot's")
    try:
        policy = get_policy_class(config.type)(config).float().eval().requires_grad_(False)
    except Exception as wrong:  # LeRobot, transformers and the hub raise many kinds
        raise ExportError(f"{folder / 'config.json'}: LeRobot cannot build the network: {one_line(wrong)}") from None
    state = safetensors.torch.load_file(weights)
    statistics = old_statistics(config, state)
    load_weights(policy, state, weights)
    try:
        before, after = make_processors(config, folder, statistics, overrides)
    except (OSError, ValueError, KeyError, ImportError) as wrong:
        raise ExportError(f"{folder / 'policy_preprocessor.json'}: LeRobot cannot read it: {one_line(wrong)}") from None
    if statistics:
        notes.append("statistics from the network's buffers (old layout)")
    if getattr(config, "rtc_config", None) is not None:
        notes.append("rtc_config: left out; real-time chunking is the host's matter")
    return Checkpoint(folder, config, policy, before, after, notes)


def localise(config: PreTrainedConfig, folder: Path, notes: list[str]) -> dict[str, dict[str, Any]]:
    """Turns names on a hub into folders beside the checkpoint, where it has them; returns processor overrides."""
    overrides: dict[str, dict[str, Any]] = {}
    for key, local in (("vlm_model_name", "vlm"), ("vision_encoder_name", "clip"), ("text_encoder_name", "clip")):
        if hasattr(config, key) and (folder / local).is_dir():
            setattr(config, key, str(folder / local))
            notes.append(f"{key}: read from {local}/ in the checkpoint")
    tokenizer = next((folder / d for d in ("tokenizer", "vlm", "clip") if (folder / d).is_dir()), None)
    if tokenizer is not None:
        overrides["tokenizer_processor"] = {"tokenizer_name": str(tokenizer)}
    return overrides
