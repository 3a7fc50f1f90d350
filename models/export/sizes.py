"""Tiny pi0 and pi0.5: stock LeRobot knows two sizes of Gemma and one of SigLIP; sizes.json has a checkpoint's own."""

import importlib
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from transformers import CONFIG_MAPPING

TINY = {
    "gemma_2b": {"width": 32, "depth": 2, "mlp_dim": 64, "num_heads": 2, "num_kv_heads": 1, "head_dim": 16},
    "gemma_300m": {"width": 24, "depth": 2, "mlp_dim": 48, "num_heads": 2, "num_kv_heads": 1, "head_dim": 16},
    "siglip": {
        "hidden_size": 24,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "patch_size": 14,
        "intermediate_size": 48,
        "projection_dim": 32,
    },
    "vocab_size": 512,
}


def fix(config: Any, values: dict[str, Any]) -> None:
    """Sets values that later assignments leave as they are: LeRobot writes its own over a fresh configuration."""
    for key, value in values.items():
        setattr(config, key, value)
    kind = type(config)

    def assign(self: Any, key: str, value: Any) -> None:
        if key not in values:
            kind.__setattr__(self, key, value)

    config.__class__ = type(kind.__name__, (kind,), {"__setattr__": assign})


def substitute(kind: str, folder: Path) -> bool:
    """Puts the folder's sizes in the place of LeRobot's, for a checkpoint of this kind made from now on."""
    path = folder / "sizes.json"
    if kind not in ("pi0", "pi05") or not path.is_file():
        return False
    sizes = json.loads(path.read_text())
    words = {"vocab_size": sizes["vocab_size"]}

    def paligemma() -> Any:
        config = CONFIG_MAPPING["paligemma"]()
        fix(config.vision_config, sizes["siglip"])
        fix(config.text_config, words)
        return config

    module = importlib.import_module(f"lerobot.policies.{kind}.modeling_{kind}")
    module.get_gemma_config = lambda variant: SimpleNamespace(**sizes[variant])
    module.CONFIG_MAPPING = {
        "paligemma": paligemma,
        "gemma": lambda **values: CONFIG_MAPPING["gemma"](**(values | words)),
    }
    return True
