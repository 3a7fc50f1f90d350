"""ACT: one graph `policy` per observation, straight to the action rows. The latent is zero, as LeRobot runs it."""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from lerobot.utils.constants import OBS_IMAGES

import graphs
from family import Family, Run, Sessions, observation_inputs


class Policy(torch.nn.Module):
    """Observation tensors, in the order of `keys` -> action rows."""

    def __init__(self, model: torch.nn.Module, keys: list[str], cameras: int):
        super().__init__()
        self.model, self.keys, self.cameras = model, keys, cameras

    def forward(self, *values: torch.Tensor) -> torch.Tensor:
        batch = dict(zip(self.keys, values, strict=True))
        if self.cameras:
            batch[OBS_IMAGES] = [batch[key] for key in self.keys if key.startswith(OBS_IMAGES)]
        return self.model(batch)[0]


class Act(Family):
    def __init__(self, policy: Any, config: Any, notes: list[str]):
        self.policy, self.config = policy, config
        self.rows, self.width = config.chunk_size, config.action_feature.shape[0]
        self.first, self.executed = 0, config.n_action_steps
        self.made = {}
        if config.temporal_ensemble_coeff is not None:
            notes.append(f"temporal_ensemble_coeff {config.temporal_ensemble_coeff}: the host's matter")

    @property
    def head(self) -> dict[str, Any]:
        facts = {"kind": "direct", "shape": [self.rows, self.width]}
        if self.config.temporal_ensemble_coeff is not None:
            facts["temporal_ensemble_coeff"] = self.config.temporal_ensemble_coeff
        return facts

    def inputs(self, batch: dict[str, Any]) -> dict[str, tuple[str, torch.Tensor]]:
        return observation_inputs(self.config, batch)

    def write(self, folder: Path, batch: dict[str, Any], opset: int) -> dict[str, Any]:
        found = self.inputs(batch)
        module = Policy(self.policy.model, [key for key, _ in found.values()], len(self.config.image_features))
        inputs = {name.replace(".", "_"): (name, value) for name, (_, value) in found.items()}
        graph = graphs.write(module, folder / "policy.onnx", "observation", inputs, {"rows": "action"}, opset)
        return {"policy": graph}

    def stock(self, steps: list[dict[str, Any]], batch: dict[str, Any], seed: int) -> Run:
        self.policy.reset()
        chunk = self.policy.predict_action_chunk(dict(batch))[0].numpy()
        return Run(seed, None, chunk, chunk)

    def rollout(self, steps: list[dict[str, Any]], seed: int) -> np.ndarray:
        self.policy.reset()
        return self.policy.select_action(dict(steps[-1]))[0].numpy()

    def host(self, sessions: Sessions, tensors: dict[str, np.ndarray], run: Run) -> np.ndarray:
        return sessions["policy"].run(None, {name.replace(".", "_"): v for name, v in tensors.items()})[0][0]
