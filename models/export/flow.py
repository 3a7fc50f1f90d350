"""Flow policies behind a vision-language prefix: SmolVLA, pi0, pi0.5.

Graphs: `prefix` per observation, `denoiser` per step.

The prefix is traced through stock LeRobot's own sampling function, its denoising step replaced by one that takes down
what it is given; nothing of the sampling code is repeated here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lerobot.policies.common.flow_matching import euler_integrate
from lerobot.utils.constants import OBS_LANGUAGE_ATTENTION_MASK, OBS_LANGUAGE_TOKENS
from transformers.cache_utils import DynamicCache, DynamicLayer

import graphs
from checkpoint import ExportError
from family import Family, Run, Sessions, capture, observation_inputs, replaced


class FixedPositions(torch.nn.Module):
    """SmolVLM's patch embedding for one image size: its position look-up, data-dependent in stock code, done once."""

    def __init__(self, stock: torch.nn.Module, height: int, width: int):
        super().__init__()
        self.patch = stock.patch_embedding
        mask = torch.ones(1, height // stock.patch_size, width // stock.patch_size, dtype=torch.bool)
        ids: list[torch.Tensor] = []
        hook = stock.position_embedding.register_forward_pre_hook(lambda _, args: ids.append(args[0]))
        stock(torch.zeros(1, 3, height, width), mask)
        hook.remove()
        self.register_buffer("positions", stock.position_embedding(ids[0]).detach())

    def forward(self, pixel_values: torch.Tensor, patch_attention_mask: torch.Tensor) -> torch.Tensor:
        return self.patch(pixel_values).flatten(2).transpose(1, 2) + self.positions


class Prefix(torch.nn.Module):
    """Observation tensors in the order of `keys` -> stacked cache keys and values, mask, and the state where used."""

    def __init__(self, policy: Any, keys: list[str], rows: int, width: int):
        super().__init__()
        self.policy, self.keys, self.rows, self.width = policy, keys, rows, width

    def forward(self, *values: torch.Tensor) -> tuple[torch.Tensor, ...]:
        batch = dict(zip(self.keys, values, strict=True))
        taken: dict[str, Any] = {}

        def take(**given: Any) -> torch.Tensor:
            taken.update(given)
            return torch.zeros_like(given["x_t"])

        with replaced(self.policy.model, "denoise_step", take):
            self.policy.predict_action_chunk(batch, noise=torch.zeros(1, self.rows, self.width))
        layers = taken["past_key_values"].layers
        found = [torch.stack([layer.keys for layer in layers]), torch.stack([layer.values for layer in layers])]
        found.append(taken["prefix_pad_masks"])
        return (*found, taken["state"]) if "state" in taken else tuple(found)


class Denoiser(torch.nn.Module):
    """Sample, time and prefix -> velocity; one prefix serves every sample of a batch."""

    def __init__(self, model: torch.nn.Module):
        super().__init__()
        self.model = model

    def forward(
        self,
        sample: torch.Tensor,
        time: torch.Tensor,
        keys: torch.Tensor,
        values: torch.Tensor,
        mask: torch.Tensor,
        *state: torch.Tensor,
    ) -> torch.Tensor:
        batch = sample.shape[0]
        cache = DynamicCache()
        for key, value in zip(keys.unbind(0), values.unbind(0), strict=True):
            layer = DynamicLayer()
            layer.dtype, layer.device, layer.is_initialized = key.dtype, key.device, True
            layer.keys, layer.values = (t.expand(batch, *t.shape[1:]) for t in (key, value))
            cache.layers.append(layer)
        given = {"state": state[0].expand(batch, state[0].shape[1])} if state else {}
        return self.model.denoise_step(
            prefix_pad_masks=mask.expand(batch, mask.shape[1]),
            past_key_values=cache,
            x_t=sample,
            timestep=time.expand(batch),
            **given,
        )


class Flow(Family):
    names = ["prefix-keys", "prefix-values", "prefix-mask", "prefix-state"]

    def __init__(self, policy: Any, config: Any, notes: list[str]):
        if getattr(config, "adapt_to_pi_aloha", False):
            raise ExportError("config.json: key adapt_to_pi_aloha: true is not supported; only false")
        self.policy, self.config, self.model = policy, config, policy.model
        self.rows, self.width = config.chunk_size, config.max_action_dim
        self.first, self.executed = 0, config.n_action_steps
        self.steps = config.num_steps if hasattr(config, "num_steps") else config.num_inference_steps
        if getattr(config, "rtc_config", None) is not None:
            config.rtc_config = None
            policy.init_rtc_processor()
            self.model.rtc_processor = None

    @property
    def head(self) -> dict[str, Any]:
        facts = {"family": "flow-euler", "num_inference_steps": self.steps, "time_start": 1.0, "time_end": 0.0}
        facts |= {"prediction_type": "velocity", "convention": "x = time * noise + (1 - time) * action"}
        return {"kind": "sampler", "shape": [self.rows, self.width], "sampler": facts}

    def inputs(self, batch: dict[str, Any]) -> dict[str, tuple[str, torch.Tensor]]:
        """Tokens at their greatest length; LeRobot may pad to the longest of a batch, which the mask makes equal."""
        found = observation_inputs(self.config, batch)
        if not self.uses_state():
            found.pop("state")
        tokens, mask = batch[OBS_LANGUAGE_TOKENS], batch[OBS_LANGUAGE_ATTENTION_MASK].bool()
        missing = self.config.tokenizer_max_length - tokens.shape[1]
        found["tokens"] = (OBS_LANGUAGE_TOKENS, torch.nn.functional.pad(tokens, (0, missing), value=self.padding()))
        found["mask"] = (OBS_LANGUAGE_ATTENTION_MASK, torch.nn.functional.pad(mask, (0, missing), value=False))
        return found

    def uses_state(self) -> bool:
        """pi0.5 reads the state as text."""
        return self.config.type != "pi05"

    def padding(self) -> int:
        model = getattr(self.model, "vlm_with_expert", None)
        return int(model.processor.tokenizer.pad_token_id) if model is not None else 0

    @contextmanager
    def fixed(self) -> Iterator[None]:
        """The network with its image size fixed, for as long as it is exported."""
        if not hasattr(self.model, "vlm_with_expert"):
            yield
            return
        vision = self.model.vlm_with_expert.get_vlm_model().vision_model
        width, height = self.config.resize_imgs_with_padding
        with replaced(vision, "embeddings", FixedPositions(vision.embeddings, height, width)):
            yield

    def write(self, folder: Path, batch: dict[str, Any], opset: int) -> dict[str, Any]:
        found = self.inputs(batch)
        inputs = {name.replace(".", "_"): (name, value) for name, (_, value) in found.items()}
        prefix = Prefix(self.policy, [key for key, _ in found.values()], self.rows, self.width)
        denoiser = Denoiser(self.model)
        with torch.no_grad(), self.fixed():
            made = prefix(*(value for _, value in inputs.values()))
            self.made = dict(zip(self.names, made, strict=False))
            onnx_names = [name.replace("-", "_") for name in self.made]
            outputs = dict(zip(onnx_names, self.made, strict=True))
            step = {"sample": ("sample", torch.zeros(2, self.rows, self.width)), "timestep": ("time", torch.ones(1))}
            step |= {name: (outputs[name], value) for name, value in zip(onnx_names, made, strict=True)}
            axes = {"sample": "batch", "timestep": "times", "velocity": "batch"}
            one = graphs.write(prefix, folder / "prefix.onnx", "observation", inputs, outputs, opset, traced=False)
            two = graphs.write(
                denoiser, folder / "denoiser.onnx", "step", step, {"velocity": "prediction"}, opset, axes
            )
        return {"prefix": one, "denoiser": two}

    def stock(self, steps: list[dict[str, Any]], batch: dict[str, Any], seed: int) -> Run:
        self.policy.reset()
        with capture(self.model, "sample_actions") as calls:
            torch.manual_seed(seed)
            chunk = self.policy.predict_action_chunk(dict(batch))
        torch.manual_seed(seed)
        noise = self.model.sample_noise((1, self.rows, self.width), torch.device("cpu")).numpy()
        return Run(seed, noise, calls[0][2][0].numpy(), chunk[0].numpy())

    def rollout(self, steps: list[dict[str, Any]], seed: int) -> np.ndarray:
        self.policy.reset()
        torch.manual_seed(seed)
        return self.policy.select_action(dict(steps[-1]))[0].numpy()

    def host(self, sessions: Sessions, tensors: dict[str, np.ndarray], run: Run) -> np.ndarray:
        feed = {name.replace(".", "_"): value for name, value in tensors.items()}
        made = sessions["prefix"].run(None, feed)
        names = [output.name for output in sessions["prefix"].get_outputs()]
        prefix = dict(zip(names, made, strict=True))

        def velocity(sample: torch.Tensor, time: torch.Tensor) -> torch.Tensor:
            feed = {"sample": sample.numpy(), "timestep": time.numpy(), **prefix}
            return torch.from_numpy(sessions["denoiser"].run(None, feed)[0])

        return euler_integrate(velocity, torch.from_numpy(run.noise), self.steps)[0].numpy()

    def action(self, net: np.ndarray) -> torch.Tensor:
        return torch.from_numpy(net[:, : self.config.action_feature.shape[0]])[None]
