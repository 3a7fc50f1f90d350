"""Golden vectors: synthetic observations through stock LeRobot, stage by stage."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lerobot.configs import FeatureType
from lerobot.policies.utils import prepare_observation_for_inference
from safetensors.numpy import save_file

from checkpoint import Checkpoint, ExportError
from family import Family

TASKS = ["push the T onto the target", "pick up the red cube", "Open the drawer, then close it.", "fold the shirt"]
Observation = dict[str, np.ndarray]


def bounds(statistics: dict[str, Any], width: int) -> tuple[np.ndarray, np.ndarray]:
    """A range of plausible values of a feature."""
    for low, high in (("min", "max"), ("q01", "q99"), ("q10", "q90")):
        if low in statistics and high in statistics:
            return np.array(statistics[low], np.float32), np.array(statistics[high], np.float32)
    if "mean" in statistics and "std" in statistics:
        mean, std = np.array(statistics["mean"], np.float32), np.array(statistics["std"], np.float32)
        return mean - 2 * std, mean + 2 * std
    return -np.ones(width, np.float32), np.ones(width, np.float32)


def picture(height: int, width: int, channels: int, random: np.random.Generator) -> np.ndarray:
    """Coarse patches with noise on top: smooth areas and edges, no two alike. uint8, height x width x channels."""
    patches = random.integers(0, 256, (8, 8, channels))
    coarse = patches[np.arange(height) * 8 // height][:, np.arange(width) * 8 // width]
    return np.clip(coarse + random.integers(-20, 21, coarse.shape), 0, 255).astype(np.uint8)


def observe(checkpoint: Checkpoint, random: np.random.Generator) -> Observation:
    """One raw observation: every input feature of the configuration."""
    normalizer = checkpoint.normalizer()
    statistics = (normalizer.stats or {}) if normalizer else {}
    found: Observation = {}
    for key, feature in checkpoint.config.input_features.items():
        if feature.type is FeatureType.VISUAL:
            if ".empty_camera_" not in key:
                channels, height, width = feature.shape
                found[key] = picture(height, width, channels, random)
        else:
            low, high = bounds(statistics.get(key, {}), feature.shape[0])
            found[key] = random.uniform(low, high, feature.shape).astype(np.float32)
    return found


def preprocess(checkpoint: Checkpoint, observation: Observation, task: str) -> dict[str, Any]:
    """The stock path of one observation: pixels to [0, 1], channels first, then the saved preprocessor."""
    raw = {key: value.copy() for key, value in observation.items()}
    return checkpoint.preprocessor(prepare_observation_for_inference(raw, torch.device("cpu"), task))


def stack(checkpoint: Checkpoint, steps: list[dict[str, Any]]) -> dict[str, Any]:
    """The window that the network sees: features on a step axis after the batch axis, if it sees more than one."""
    last = dict(steps[-1])
    if checkpoint.config.observation_delta_indices is not None and not checkpoint.family.startswith(("smolvla", "pi0")):
        for key in checkpoint.config.input_features:
            if key in last:
                last[key] = torch.stack([step[key] for step in steps], dim=1)
    return last


def window(checkpoint: Checkpoint, raw: dict[str, np.ndarray], task: str) -> list[dict[str, Any]]:
    """The preprocessed steps of a raw window, oldest first."""
    count = len(next(iter(raw.values())))
    return [preprocess(checkpoint, {key: value[i] for key, value in raw.items()}, task) for i in range(count)]


def postprocess(checkpoint: Checkpoint, action: torch.Tensor) -> np.ndarray:
    return checkpoint.postprocessor(action)[0].numpy()


def make(checkpoint: Checkpoint, family: Family, count: int, seed: int) -> dict[str, np.ndarray]:
    """Runs `count` observations through stock LeRobot: `raw/`, `pre/`, `noise/`, `seed/`, `mid/`, `net/`, `post/`."""
    random = np.random.default_rng(seed)
    vectors: dict[str, np.ndarray] = {}
    for i in range(count):
        task = TASKS[i % len(TASKS)]
        seen = [observe(checkpoint, random) for _ in range(checkpoint.config.n_obs_steps)]
        raw = {key: np.stack([step[key] for step in seen]) for key in seen[0]}
        steps = window(checkpoint, raw, task)
        batch = stack(checkpoint, steps)
        run = family.stock(steps, batch, seed + i)
        post = postprocess(checkpoint, family.action(run.net))
        executed = postprocess(checkpoint, torch.from_numpy(run.chunk)[None])
        require_equal("post", i, post[family.first : family.first + len(executed)], executed)
        if i == 0:
            require_equal("select_action", i, run.chunk[0], family.rollout(steps, seed + i))
        vectors |= {f"raw/{key}/{i}": value for key, value in raw.items()}
        vectors |= {f"pre/{name}/{i}": value.numpy() for name, (_, value) in family.inputs(batch).items()}
        vectors |= {f"mid/{name}/{i}": value for name, value in run.middle.items()}
        vectors |= {f"net/{i}": run.net, f"post/{i}": post, f"seed/{i}": np.array([run.seed], np.int64)}
        if run.noise is not None:
            vectors[f"noise/{i}"] = run.noise[0]
    return {key: np.ascontiguousarray(value) for key, value in vectors.items()}


def require_equal(what: str, i: int, one: np.ndarray, other: np.ndarray) -> None:
    if one.shape != other.shape or not np.allclose(one, other, rtol=0, atol=1e-6):
        raise ExportError(f"golden observation {i}: {what}: two stock paths disagree ({one.shape}, {other.shape})")


def write(folder: Path, vectors: dict[str, np.ndarray], facts: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    save_file(vectors, folder / "golden.safetensors")
    (folder / "golden.safetensors").chmod(0o644)
    listing = {key: {"shape": list(v.shape), "type": str(v.dtype)} for key, v in vectors.items()}
    (folder / "golden.json").write_text(json.dumps(facts | {"vectors": listing}, indent=1))
