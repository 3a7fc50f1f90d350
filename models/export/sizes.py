"""Tiny pi0 and pi0.5: stock LeRobot knows two sizes of Gemma and one of SigLIP; a checkpoint with sizes.json has its own."""

import importlib
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from transformers import CONFIG_MAPPING

TINY = {
    "gemma_2b": {"width": 32, "depth": 2, "mlp_dim": 64, "num_heads": 2, "num_kv_heads": 1, "head_dim": 16},
    "gemma_300m": {"width": 24, "depth": 2, "mlp_dim": 48, "num_heads": 2, "num_kv_heads": 1, "head_dim": 16},
    "siglip": {"hidden_size": 24, "num_hidden_layers": 2, "num_attention_heads": 2, "patch_size": 14},
}


def substitute(kind: str, folder: Path) -> bool:
    """Puts the folder's sizes in the place of LeRobot's, for a checkpoint of this kind made from now on."""
    path = folder / "sizes.json"
    if kind not in ("pi0", "pi05") or not path.is_file():
        return False
    sizes = json.loads(path.read_text())
    module = importlib.import_module(f"lerobot.policies.{kind}.modeling_{kind}")
    module.get_gemma_config = lambda variant: SimpleNamespace(**sizes[variant])

    def paligemma() -> Any:
        config = CONFIG_MAPPING["paligemma"]()
        for key, value in sizes["siglip"].items():
            setattr(config.vision_config, key, value)
        config.vision_config.projection_dim = config.projection_dim = sizes["gemma_2b"]["width"]
        return config

    module.CONFIG_MAPPING = {"paligemma": paligemma, "gemma": CONFIG_MAPPING["gemma"]}
    return True
