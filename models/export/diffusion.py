"""Diffusion Policy (CNN U-Net): graph `encoder` per observation, graph `denoiser` per step."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lerobot.utils.constants import OBS_ENV_STATE, OBS_IMAGES, OBS_STATE

import graphs
from family import Family, Run, Sessions, capture, observation_inputs
from layers import for_cpu


def broadcast(sample: torch.Tensor, time: torch.Tensor, cond: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """One time and one condition serve every sample of a batch."""
    batch = sample.shape[0]
    return time.expand(batch), cond.expand(batch, cond.shape[1])


class Encoder(torch.nn.Module):
    """State, one image sequence per camera, environment state -> the U-Net's global condition."""

    def __init__(self, model: torch.nn.Module, cameras: int, environment: bool):
        super().__init__()
        self.model, self.cameras, self.environment = model, cameras, environment

    def forward(self, state: torch.Tensor, *rest: torch.Tensor) -> torch.Tensor:
        batch = {OBS_STATE: state}
        if self.cameras:
            batch[OBS_IMAGES] = torch.stack(rest[: self.cameras], dim=-4)
        if self.environment:
            batch[OBS_ENV_STATE] = rest[-1]
        return self.model._prepare_global_conditioning(batch)


class Denoiser(torch.nn.Module):
    """Sample, time and condition -> prediction; time is a float so that one host type serves every family."""

    def __init__(self, unet: torch.nn.Module):
        super().__init__()
        self.unet = unet

    def forward(self, sample: torch.Tensor, time: torch.Tensor, cond: torch.Tensor) -> torch.Tensor:
        time, cond = broadcast(sample, time, cond)
        return self.unet(sample, time, global_cond=cond)


def scheduler_facts(scheduler: Any, steps: int) -> dict[str, Any]:
    """Everything that decides the sampler's numbers, also what diffusers holds as its default."""
    config = scheduler.config
    kind = {"DDPMScheduler": "ddpm", "DDIMScheduler": "ddim"}[type(scheduler).__name__]
    keys = ["num_train_timesteps", "beta_schedule", "beta_start", "beta_end", "prediction_type", "clip_sample"]
    keys += ["clip_sample_range", "thresholding", "timestep_spacing", "steps_offset", "rescale_betas_zero_snr"]
    keys += {"ddpm": ["variance_type"], "ddim": ["set_alpha_to_one"]}[kind]
    facts = {"family": kind, "num_inference_steps": steps} | {key: config[key] for key in keys}
    if kind == "ddim":
        facts |= {"eta": 0.0, "use_clipped_model_output": False}
    scheduler.set_timesteps(steps)
    return facts | {"timesteps": scheduler.timesteps.tolist()}


def denoise(scheduler: Any, steps: int, run: Run, predict: Any) -> np.ndarray:
    """The host's loop around a denoiser, with diffusers' scheduler; noise in the order stock LeRobot draws it."""
    scheduler = type(scheduler).from_config(scheduler.config)
    scheduler.set_timesteps(steps)
    torch.manual_seed(run.seed)
    sample = torch.randn(run.noise.shape)
    if not np.array_equal(sample.numpy(), run.noise):
        raise ValueError("noise: not what the recorded seed draws")
    for t in scheduler.timesteps:
        sample = scheduler.step(torch.from_numpy(predict(sample.numpy(), float(t))), t, sample).prev_sample
    return sample[0].numpy()


def rollout(policy: Any, steps: list[dict[str, Any]], seed: int) -> np.ndarray:
    """First row of the chunk as the closed loop draws it: observation by observation through select_action."""
    policy.reset()
    for step in steps:
        policy._queues["action"].clear()
        torch.manual_seed(seed)
        action = policy.select_action(dict(step))
    return action[0].numpy()


def write_denoiser(
    module: torch.nn.Module, folder: Path, family: Family, cond: torch.Tensor, opset: int
) -> dict[str, Any]:
    """The graph of one step: any number of samples, one time and one condition for all of them or one for each."""
    inputs = {
        "sample": ("sample", torch.zeros(2, family.rows, family.width)),
        "timestep": ("time", torch.zeros(1)),
        "cond": ("features", cond),
    }
    axes = {"sample": "batch", "timestep": "times", "cond": "conditions", "prediction": "batch"}
    return graphs.write(module, folder / "denoiser.onnx", "step", inputs, {"prediction": "prediction"}, opset, axes)


class Diffusion(Family):
    def __init__(self, policy: Any, config: Any, notes: list[str]):
        self.policy, self.config, self.model = policy, config, policy.diffusion
        self.rows, self.width = config.horizon, config.action_feature.shape[0]
        self.first, self.executed = config.n_obs_steps - 1, config.n_action_steps
        self.steps = self.model.num_inference_steps

    @property
    def head(self) -> dict[str, Any]:
        facts = scheduler_facts(self.model.noise_scheduler, self.steps)
        return {"kind": "sampler", "shape": [self.rows, self.width], "sampler": facts}

    def inputs(self, batch: dict[str, Any]) -> dict[str, tuple[str, torch.Tensor]]:
        return observation_inputs(self.config, batch)

    def write(self, folder: Path, batch: dict[str, Any], opset: int) -> dict[str, Any]:
        inputs = {name.replace(".", "_"): (name, value) for name, (_, value) in self.inputs(batch).items()}
        encoder = Encoder(self.model, len(self.config.image_features), bool(self.config.env_state_feature))
        with torch.no_grad():
            cond = encoder(*(value for _, value in inputs.values()))
        self.made = {"features": cond}
        one = graphs.write(
            encoder, folder / "encoder.onnx", "observation", inputs, {"features": "features"}, opset, traced=False
        )
        two = write_denoiser(Denoiser(for_cpu(deepcopy(self.model.unet))), folder, self, cond, opset)
        return {"encoder": one, "denoiser": two}

    def stock(self, steps: list[dict[str, Any]], batch: dict[str, Any], seed: int) -> Run:
        self.policy.reset()
        with capture(self.model, "conditional_sample") as calls:
            torch.manual_seed(seed)
            chunk = self.policy.predict_action_chunk(dict(batch))
        torch.manual_seed(seed)
        noise = torch.randn(1, self.rows, self.width).numpy()
        _, arguments, sample = calls[0]
        return Run(seed, noise, sample[0].numpy(), chunk[0].numpy(), {"features": arguments["global_cond"].numpy()})

    def rollout(self, steps: list[dict[str, Any]], seed: int) -> np.ndarray:
        return rollout(self.policy, steps, seed)

    def host(self, sessions: Sessions, tensors: dict[str, np.ndarray], run: Run) -> np.ndarray:
        state = {name.replace(".", "_"): value for name, value in tensors.items()}
        (features,) = sessions["encoder"].run(None, state)

        def predict(sample: np.ndarray, time: float) -> np.ndarray:
            feed = {"sample": sample, "timestep": np.array([time], np.float32), "cond": features}
            return sessions["denoiser"].run(None, feed)[0]

        return denoise(self.model.noise_scheduler, self.steps, run, predict)
