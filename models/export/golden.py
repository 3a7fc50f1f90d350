"""Golden vectors: synthetic observations through stock LeRobot, stage by stage, and the check of the graphs on them."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from lerobot.configs import FeatureType
from lerobot.policies.utils import prepare_observation_for_inference
from lerobot.utils.constants import OBS_ENV_STATE, OBS_IMAGES, OBS_STATE
from safetensors.numpy import load_file, save_file

from checkpoint import Checkpoint, ExportError

TASKS = ["push the T onto the target", "pick up the red cube", "Open the drawer, then close it.", "fold the shirt"]
Sessions = dict[str, onnxruntime.InferenceSession]
Observation = dict[str, np.ndarray]


@dataclass
class Run:
    """One inference of the stock policy, in network units.

    `noise` is the start noise as the sampler gets it ([1, rows, width]; None for a direct head), `net` the finished
    sample ([rows, width]), `chunk` what predict_action_chunk returned ([executed rows, action width]), `middle` what
    the graphs hand to each other.
    """

    seed: int
    noise: np.ndarray | None
    net: np.ndarray
    chunk: np.ndarray
    middle: dict[str, np.ndarray] = field(default_factory=dict)


class Family(ABC):
    """One kind of policy: how its network splits into graphs, and how stock LeRobot runs it."""

    rows: int  # of the network's output
    width: int  # of a row of it
    first: int  # row of the network's output that is executed first
    executed: int  # rows that LeRobot executes before it predicts again, from `first`
    made: dict[str, torch.Tensor]  # an example of each tensor that one graph makes for another

    @property
    @abstractmethod
    def head(self) -> dict[str, Any]: ...

    @abstractmethod
    def inputs(self, batch: dict[str, Any]) -> dict[str, tuple[str, torch.Tensor]]:
        """Graph inputs from a preprocessed batch: tensor name -> LeRobot feature, value."""

    @abstractmethod
    def write(self, folder: Path, batch: dict[str, Any], opset: int) -> dict[str, Any]: ...

    @abstractmethod
    def stock(self, steps: list[dict[str, Any]], batch: dict[str, Any], seed: int) -> Run:
        """`batch` is the window of `steps`, stacked; a family takes whichever its policy takes."""

    @abstractmethod
    def rollout(self, steps: list[dict[str, Any]], seed: int) -> np.ndarray: ...

    @abstractmethod
    def host(self, sessions: Sessions, tensors: dict[str, np.ndarray], run: Run) -> np.ndarray: ...

    def action(self, net: np.ndarray) -> torch.Tensor:
        """What the postprocessor gets, for all rows: [1, rows, action width]."""
        return torch.from_numpy(net)[None]


def observation_inputs(config: Any, batch: dict[str, Any]) -> dict[str, tuple[str, torch.Tensor]]:
    """State, images and environment state by the names they have in export.json."""
    found = {"state": (OBS_STATE, batch[OBS_STATE])} if config.robot_state_feature else {}
    for key in config.image_features:
        if key in batch:
            found[f"image.{key.removeprefix(OBS_IMAGES + '.')}"] = (key, batch[key])
    if config.env_state_feature:
        found["environment"] = (OBS_ENV_STATE, batch[OBS_ENV_STATE])
    return found


@contextmanager
def replaced(owner: Any, name: str, value: Any) -> Iterator[None]:
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


@contextmanager
def capture(owner: Any, name: str) -> Iterator[list[tuple[tuple, dict, Any]]]:
    """Records the calls of a stock method without changing them: arguments, keyword arguments, result."""
    calls: list[tuple[tuple, dict, Any]] = []
    stock = getattr(owner, name)

    def recorded(*args: Any, **kwargs: Any) -> Any:
        result = stock(*args, **kwargs)
        calls.append((args, kwargs, result))
        return result

    with replaced(owner, name, recorded):
        yield calls


def bounds(statistics: dict[str, Any], width: int) -> tuple[np.ndarray, np.ndarray]:
    """A range of plausible values of a feature."""
    for low, high in (("q01", "q99"), ("min", "max"), ("q10", "q90")):
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


def difference(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """Largest absolute difference, and the same in parts of the stage's magnitude where that is above one."""
    if one.shape != other.shape:
        return np.inf, np.inf
    absolute = float(np.max(np.abs(one.astype(np.float64) - other.astype(np.float64))))
    return absolute, absolute / max(1.0, float(np.max(np.abs(other))))


def beside_another(step: onnxruntime.InferenceSession, call: tuple[tuple, dict, Any]) -> tuple[np.ndarray, np.ndarray]:
    """A sample denoised as the second of two, and denoised alone."""
    (_, feed), _, (alone,) = call
    two = np.concatenate([np.ones_like(feed["sample"]), feed["sample"]])
    return step.run(None, feed | {"sample": two})[0][1:], alone


def check(checkpoint: Checkpoint, family: Family, out: Path, graphs: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Runs the written graphs in ONNX Runtime from the written raw observations on; stage -> largest difference."""
    vectors = load_file(out / "golden" / "golden.safetensors")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    sessions = {
        name: onnxruntime.InferenceSession(out / graph["file"], options, providers=["CPUExecutionProvider"])
        for name, graph in graphs.items()
    }
    worst: dict[str, tuple[float, float]] = {}
    step = next((sessions[name] for name, graph in graphs.items() if graph["run"] == "step"), None)
    for i in range(sum(key.startswith("net/") for key in vectors)):
        raw = {key.split("/")[1]: v for key, v in vectors.items() if key.startswith("raw/") and key.endswith(f"/{i}")}
        batch = stack(checkpoint, window(checkpoint, raw, TASKS[i % len(TASKS)]))
        tensors = {name: value.numpy() for name, (_, value) in family.inputs(batch).items()}
        noise = vectors.get(f"noise/{i}")
        recorded = Run(
            int(vectors[f"seed/{i}"][0]), None if noise is None else noise[None], vectors[f"net/{i}"], np.empty(0)
        )
        with capture(step, "run") if step and i == 0 else nullcontext([]) as calls:
            net = family.host(sessions, tensors, recorded)
        found = [("pre", tensors[name], vectors[f"pre/{name}/{i}"]) for name in tensors]
        if calls:
            found += [("batch", *beside_another(step, calls[0]))]
        found += [("net", net, recorded.net)]
        found += [("post", postprocess(checkpoint, family.action(net)), vectors[f"post/{i}"])]
        for stage, one, other in found:
            worst[stage] = max(worst.get(stage, (0.0, 0.0)), difference(one, other), key=lambda pair: pair[1])
    return worst
