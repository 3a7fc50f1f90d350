"""VQ-BeT: one graph `policy` per observation, straight to the action rows.

Stock LeRobot draws the codes with torch.multinomial, which for one sample takes the greatest of probability / q with q
drawn from the exponential distribution of rate one. The graph has q as its input `seed-noise`: the same draws give the
same rows as stock LeRobot; ones give the likeliest codes.
"""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from lerobot.policies.utils import populate_queues
from lerobot.utils.constants import ACTION, OBS_IMAGES, OBS_STATE

import diffusion
import graphs
from checkpoint import ExportError
from family import Family, Run, Sessions, capture, observation_inputs, replaced


class Policy(torch.nn.Module):
    """State, image, q -> action rows."""

    def __init__(self, policy: Any):
        super().__init__()
        self.model, self.rows = policy.vqbet, policy.config.action_chunk_size

    def forward(self, state: torch.Tensor, image: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        used = 0

        def choose(probabilities: torch.Tensor, num_samples: int) -> torch.Tensor:
            nonlocal used
            first, used = used, used + probabilities.shape[0]
            return torch.argmax(probabilities / noise[first:used], dim=-1, keepdim=True)

        with replaced(torch, "multinomial", choose):
            batch = {OBS_STATE: state, OBS_IMAGES: image.unsqueeze(-4)}
            return self.model(batch, rollout=True)[:, : self.rows]


class VqBet(Family):
    def __init__(self, policy: Any, config: Any, notes: list[str]):
        if not policy.vqbet.action_head.vqvae_model.discretized:
            raise ExportError("model.safetensors: key ...vqvae_model.discretized: false; its codes were never trained")
        self.policy, self.config = policy, config
        self.rows, self.width = config.action_chunk_size, config.action_feature.shape[0]
        self.first, self.executed = 0, config.action_chunk_size
        tokens = config.n_obs_steps + config.n_action_pred_token - 1
        self.draws = (2 * tokens, config.vqvae_n_embed)
        self.made = {"seed-noise": torch.ones(self.draws)}
        notes.append("codes: drawn in LeRobot; the graph takes the draws as seed-noise, ones make it greedy")

    @property
    def head(self) -> dict[str, Any]:
        noise = {"tensor": "seed-noise", "shape": list(self.draws), "distribution": "exponential", "greedy": 1.0}
        return {"kind": "direct", "shape": [self.rows, self.width], "noise": noise}

    def inputs(self, batch: dict[str, Any]) -> dict[str, tuple[str, torch.Tensor]]:
        return observation_inputs(self.config, batch)

    def write(self, folder: Path, batch: dict[str, Any], opset: int) -> dict[str, Any]:
        inputs = {name.replace(".", "_"): (name, value) for name, (_, value) in self.inputs(batch).items()}
        inputs["seed_noise"] = ("seed-noise", self.made["seed-noise"])
        graph = graphs.write(
            Policy(self.policy), folder / "policy.onnx", "observation", inputs, {"rows": "action"}, opset, traced=False
        )
        return {"policy": graph}

    def stock(self, steps: list[dict[str, Any]], batch: dict[str, Any], seed: int) -> Run:
        self.policy.reset()
        for step in steps:
            ready = {key: value for key, value in step.items() if key != ACTION}
            ready[OBS_IMAGES] = torch.stack([ready[key] for key in self.config.image_features], dim=-4)
            self.policy._queues = populate_queues(self.policy._queues, ready)
        with capture(torch, "multinomial") as calls:
            torch.manual_seed(seed)
            chunk = self.policy.predict_action_chunk(ready)[0].numpy()
        torch.manual_seed(seed)
        noise = torch.cat([torch.empty_like(args[0]).exponential_(1) for args, _, _ in calls])
        return Run(seed, noise[None].numpy(), chunk, chunk)

    def rollout(self, steps: list[dict[str, Any]], seed: int) -> np.ndarray:
        return diffusion.rollout(self.policy, steps, seed)

    def host(self, sessions: Sessions, tensors: dict[str, np.ndarray], run: Run) -> np.ndarray:
        feed = {name.replace(".", "_"): value for name, value in tensors.items()} | {"seed_noise": run.noise[0]}
        return sessions["policy"].run(None, feed)[0][0]
