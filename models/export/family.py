"""What a family of policies is to the export: how its network splits into graphs, and how stock LeRobot runs it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from lerobot.utils.constants import OBS_ENV_STATE, OBS_IMAGES, OBS_STATE

Sessions = dict[str, onnxruntime.InferenceSession]


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
