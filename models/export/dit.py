"""Multi-task DiT, LeRobot's transformer diffusion policy; its objective is a diffusion or a flow.

Graphs: `text` per prompt, `encoder` per observation, `denoiser` per step.
"""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from lerobot.policies.utils import populate_queues
from lerobot.utils.constants import ACTION, OBS_IMAGES, OBS_LANGUAGE_ATTENTION_MASK, OBS_LANGUAGE_TOKENS

import diffusion
import graphs
from family import Family, Run, Sessions, capture, observation_inputs, replaced


class Given(torch.nn.Module):
    """Stands for the text encoder where its features come in as the tokens."""

    def forward(self, features: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return features


class Encoder(torch.nn.Module):
    """Text features, then observation tensors in the order of `keys` -> condition."""

    def __init__(self, encoder: torch.nn.Module, keys: list[str]):
        super().__init__()
        self.encoder, self.keys = encoder, keys

    def forward(self, text: torch.Tensor, *values: torch.Tensor) -> torch.Tensor:
        batch = dict(zip(self.keys, values, strict=True))
        images = [batch[key] for key in self.keys if key.startswith(OBS_IMAGES)]
        if images:
            batch[OBS_IMAGES] = torch.stack(images, dim=-4)
        return self.encoder.encode(batch | {OBS_LANGUAGE_TOKENS: text, OBS_LANGUAGE_ATTENTION_MASK: text})


class Denoiser(torch.nn.Module):
    def __init__(self, network: torch.nn.Module):
        super().__init__()
        self.network = network

    def forward(self, sample: torch.Tensor, time: torch.Tensor, cond: torch.Tensor) -> torch.Tensor:
        time, cond = diffusion.broadcast(sample, time, cond)
        return self.network(sample, time, conditioning_vec=cond)


class Dit(Family):
    def __init__(self, policy: Any, config: Any, notes: list[str]):
        self.policy, self.config = policy, config
        self.rows, self.width = config.horizon, config.action_feature.shape[0]
        self.first, self.executed = config.n_obs_steps - 1, config.n_action_steps

    @property
    def head(self) -> dict[str, Any]:
        config = self.config
        if config.is_diffusion:
            facts = diffusion.scheduler_facts(self.policy.objective.noise_scheduler, self.steps)
        else:
            facts = {"family": f"flow-{config.integration_method}", "num_inference_steps": config.num_integration_steps}
            facts |= {"time_start": 0.0, "time_end": 1.0, "prediction_type": "velocity"}
            facts |= {"convention": "x = time * action + (1 - time) * noise"}
        return {"kind": "sampler", "shape": [self.rows, self.width], "sampler": facts}

    @property
    def steps(self) -> int:
        return self.policy.objective.num_inference_steps

    def inputs(self, batch: dict[str, Any]) -> dict[str, tuple[str, torch.Tensor]]:
        found = observation_inputs(self.config, batch)
        found["tokens"] = (OBS_LANGUAGE_TOKENS, batch[OBS_LANGUAGE_TOKENS])
        found["mask"] = (OBS_LANGUAGE_ATTENTION_MASK, batch[OBS_LANGUAGE_ATTENTION_MASK].bool())
        return found

    def write(self, folder: Path, batch: dict[str, Any], opset: int) -> dict[str, Any]:
        found = self.inputs(batch)
        observer = self.policy.observation_encoder
        words = {name: (name, found.pop(name)[1]) for name in ("tokens", "mask")}
        text = observer.text_encoder
        seen = {name.replace(".", "_"): (name, value) for name, (_, value) in found.items()}
        encoder = Encoder(observer, [key for key, _ in found.values()])
        with torch.no_grad():
            features = text(*(value for _, value in words.values()))
            one = graphs.write(text, folder / "text.onnx", "task", words, {"text": "text"}, opset, traced=False)
            with replaced(observer, "text_encoder", Given()):
                inputs = {"text": ("text", features)} | seen
                cond = encoder(*(value for _, value in inputs.values()))
                two = graphs.write(
                    encoder,
                    folder / "encoder.onnx",
                    "observation",
                    inputs,
                    {"features": "features"},
                    opset,
                    traced=False,
                )
        self.made = {"text": features, "features": cond}
        three = diffusion.write_denoiser(Denoiser(self.policy.noise_predictor), folder, self, cond, opset)
        return {"text": one, "encoder": two, "denoiser": three}

    def stock(self, steps: list[dict[str, Any]], batch: dict[str, Any], seed: int) -> Run:
        self.policy.reset()
        for step in steps:
            ready = self.policy._prepare_batch({key: value for key, value in step.items() if key != ACTION})
            self.policy._queues = populate_queues(self.policy._queues, ready)
        with capture(self.policy.objective, "conditional_sample") as calls:
            torch.manual_seed(seed)
            chunk = self.policy.predict_action_chunk(dict(ready))
        torch.manual_seed(seed)
        noise = torch.randn(1, self.rows, self.width).numpy()
        arguments, _, sample = calls[0]
        return Run(seed, noise, sample[0].numpy(), chunk[0].numpy(), {"features": arguments[2].numpy()})

    def rollout(self, steps: list[dict[str, Any]], seed: int) -> np.ndarray:
        return diffusion.rollout(self.policy, steps, seed)

    def host(self, sessions: Sessions, tensors: dict[str, np.ndarray], run: Run) -> np.ndarray:
        (text,) = sessions["text"].run(None, {name: tensors[name] for name in ("tokens", "mask")})
        seen = {name.replace(".", "_"): v for name, v in tensors.items() if name not in ("tokens", "mask")}
        (features,) = sessions["encoder"].run(None, {"text": text} | seen)

        def predict(sample: np.ndarray, time: float) -> np.ndarray:
            feed = {"sample": sample, "timestep": np.array([time], np.float32), "cond": features}
            return sessions["denoiser"].run(None, feed)[0]

        if self.config.is_diffusion:
            return diffusion.denoise(self.policy.objective.noise_scheduler, self.steps, run, predict)
        return self.flow(run.noise, predict)

    def flow(self, noise: np.ndarray, predict: Any) -> np.ndarray:
        """LeRobot's own integrator around the exported denoiser."""
        objective, config = self.policy.objective, self.config
        integrate = {"euler": objective._euler_integrate, "rk4": objective._rk4_integrate}[config.integration_method]

        def velocity(x: torch.Tensor, time: torch.Tensor, conditioning_vec: None) -> torch.Tensor:
            return torch.from_numpy(predict(x.numpy(), float(time[0])))

        grid = torch.linspace(0, 1, config.num_integration_steps + 1)
        return integrate(velocity, torch.from_numpy(noise), grid, None)[0].numpy()
