"""Makes the checkpoints of dev.sinew.policies.lerobot's tests: config.json, the two processor
pipelines and their statistics, as stock LeRobot writes them, without weights.

    python lerobot_checkpoints.py ../resources/dev/sinew/policies/lerobot

Made with lerobot 0.6.1, torch 2.11.0. Statistics are drawn from a seeded generator. The tokenizer
is not fetched: only its name goes into the pipeline.
"""

import shutil
import sys
from pathlib import Path
from unittest.mock import MagicMock

import torch
from safetensors.torch import save_file

import lerobot.processor.tokenizer_processor as tokenizer_processor

tokenizer_processor.AutoTokenizer = MagicMock()

from lerobot.configs import FeatureType, PolicyFeature  # noqa: E402
from lerobot.policies import make_pre_post_processors  # noqa: E402
from lerobot.policies.act.configuration_act import ACTConfig  # noqa: E402
from lerobot.policies.diffusion.configuration_diffusion import DiffusionConfig  # noqa: E402
from lerobot.policies.multi_task_dit.configuration_multi_task_dit import MultiTaskDiTConfig  # noqa: E402
from lerobot.policies.pi0.configuration_pi0 import PI0Config  # noqa: E402
from lerobot.policies.pi05.configuration_pi05 import PI05Config  # noqa: E402
from lerobot.policies.smolvla.configuration_smolvla import SmolVLAConfig  # noqa: E402
from lerobot.policies.vqbet.configuration_vqbet import VQBeTConfig  # noqa: E402

STATE, ENV, ACTION = "observation.state", "observation.environment_state", "action"
TOP, WRIST = "observation.images.top", "observation.images.wrist"


def feature(kind, *shape):
    return PolicyFeature(type=FeatureType[kind], shape=shape)


def stats(features, generator):
    """Statistics with the shapes and names of lerobot's compute_stats."""
    out = {}
    for name, each in features.items():
        shape = (3, 1, 1) if each.type is FeatureType.VISUAL else each.shape
        low = torch.rand(shape, generator=generator) - 1.5
        values = [low + 0.25 * k for k in range(7)]
        names = ["min", "q01", "q10", "q50", "q90", "q99", "max"]
        out[name] = dict(zip(names, values))
        out[name]["mean"] = low + 0.8
        out[name]["std"] = torch.rand(shape, generator=generator) + 0.1
        out[name]["count"] = torch.tensor([1000])
    return out


def write(root, name, config, inputs, outputs, **changes):
    config.input_features, config.output_features = inputs, outputs
    config.device, config.repo_id, config.license = "cpu", "sinew/" + name, "apache-2.0"
    for key, value in changes.items():
        setattr(config, key, value)
    folder = root / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    generator = torch.Generator().manual_seed(7)
    config.save_pretrained(folder)
    for pipeline in make_pre_post_processors(config, dataset_stats=stats({**inputs, **outputs}, generator)):
        pipeline.save_pretrained(folder)


def old_layout(root):
    """Before processors: statistics are buffers of the model (lerobot 0.3 and earlier)."""
    source, folder = root / "act", root / "act-old"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(source / "config.json", folder)
    generator = torch.Generator().manual_seed(7)
    buffers = {}
    inputs = {STATE: feature("STATE", 6), TOP: feature("VISUAL", 3, 48, 64)}
    outputs = {ACTION: feature("ACTION", 6)}
    every = stats({**inputs, **outputs}, generator)
    for module, features in [
        ("normalize_inputs", inputs),
        ("normalize_targets", outputs),
        ("unnormalize_outputs", outputs),
    ]:
        for name in features:
            for stat in ("mean", "std"):
                buffers[f"{module}.buffer_{name.replace('.', '_')}.{stat}"] = every[name][stat].clone()
    buffers["model.action_head.bias"] = torch.zeros(6)
    save_file(buffers, folder / "model.safetensors")


def main(root):
    pose, action = {STATE: feature("STATE", 6)}, {ACTION: feature("ACTION", 6)}
    top, wrist = {TOP: feature("VISUAL", 3, 48, 64)}, {WRIST: feature("VISUAL", 3, 48, 64)}
    write(root, "act", ACTConfig(chunk_size=20, n_action_steps=10), {**pose, **top}, action)
    write(
        root,
        "diffusion",
        DiffusionConfig(n_obs_steps=2, horizon=16, n_action_steps=8, crop_shape=(40, 56)),
        {**pose, **top, **wrist},
        action,
    )
    write(
        root,
        "diffusion-state",
        DiffusionConfig(
            n_obs_steps=2,
            horizon=16,
            n_action_steps=8,
            noise_scheduler_type="DDIM",
            num_inference_steps=10,
            prediction_type="sample",
        ),
        {STATE: feature("STATE", 2), ENV: feature("ENV", 16)},
        {ACTION: feature("ACTION", 2)},
        normalization_mapping={**DiffusionConfig().normalization_mapping, "ENV": DiffusionConfig().normalization_mapping["STATE"]},
    )
    write(root, "vqbet", VQBeTConfig(crop_shape=(40, 56)), {**pose, **top}, action)
    write(root, "dit", MultiTaskDiTConfig(image_crop_shape=(40, 56)), {**pose, **top, **wrist}, action)
    flow = MultiTaskDiTConfig(objective="flow_matching", integration_method="rk4", num_integration_steps=5)
    write(root, "dit-flow", flow, pose, action)
    write(root, "smolvla", SmolVLAConfig(), {**pose, **top, **wrist}, action)
    names = ["shoulder.pos", "elbow.pos", "wrist_flex.pos", "wrist_roll.pos", "tool.pos", "gripper.pos"]
    write(root, "pi0", PI0Config(), {**pose, **top}, action)
    relative = PI0Config(use_relative_actions=True, action_feature_names=names)
    write(root, "pi0-relative", relative, {**pose, **top}, action)
    write(root, "pi05", PI05Config(), {**pose, **top}, action)
    old_layout(root)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
