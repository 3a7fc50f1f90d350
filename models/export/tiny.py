#!/usr/bin/env python3
"""Makes a small checkpoint with random weights by stock LeRobot, in the layout of save_pretrained.

    ./tiny.py KIND OUT_DIR [--seed S] [--old-layout]

--old-layout writes it as LeRobot before 0.4 did: statistics as buffers in model.safetensors, no processor files.
"""

import argparse
import sys
import warnings
from pathlib import Path
from typing import Any

import torch
from lerobot.configs import FeatureType
from lerobot.policies import get_policy_class, make_pre_post_processors
from safetensors.torch import load_file, save_file
from transformers import AutoTokenizer

from kinds import IDENTITY, KINDS, MEAN_STD, MIN_MAX, WITH_FILES


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


def processors(config: Any, stats: dict[str, dict[str, torch.Tensor]], folder: Path) -> tuple[Any, Any]:
    """Stock processors; pi0 and pi0.5 name Google's tokenizer on the hub, and get the folder's instead."""
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
        elif "norm.dense." in name:  # pi0.5's gates: at zero no layer would have an effect
            value.data.normal_(0, 0.5)
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
        output = what.type is FeatureType.ACTION
        groups = ("normalize_targets", "unnormalize_outputs") if output else ("normalize_inputs",)
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
