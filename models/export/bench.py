#!/usr/bin/env python3
"""Times a diffusion checkpoint in LeRobot on PyTorch and its bundle in Sinew: same machine, same threads.

    ./bench.py CHECKPOINT_DIR BUNDLE_DIR [--sampler ddim:10 ddpm:100] [--threads 2] [--chunks 3] [--rounds 3]
               [--compile]

A chunk is all that lies between raw pixels and states and commands: LeRobot's saved preprocessor,
predict_action_chunk and postprocessor under torch.inference_mode; `sinew policy bench`'s observation to chunk. Both
sides take turns, so that a busy machine burdens them alike. Prints the median of the rounds' medians, and their ratio
whatever it is.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from lerobot.policies.diffusion.modeling_diffusion import _make_noise_scheduler

import golden
from checkpoint import Checkpoint, ExportError, load

SINEW = Path(__file__).resolve().parents[2] / "sinew"
SCHEDULER = ["num_train_timesteps", "beta_start", "beta_end", "beta_schedule", "clip_sample", "clip_sample_range"]


def use(checkpoint: Checkpoint, kind: str, steps: int) -> None:
    """The same network behind another sampler."""
    model, config = checkpoint.policy.diffusion, checkpoint.config
    facts = {key: getattr(config, key) for key in [*SCHEDULER, "prediction_type"]}
    model.noise_scheduler = _make_noise_scheduler(kind.upper(), **facts)
    model.num_inference_steps = steps


def variant(bundle: Path, folder: Path, kind: str, steps: int) -> Path:
    """The same bundle behind another sampler; files are linked."""
    made = folder / f"{kind}-{steps}"
    for path in bundle.rglob("*"):
        if path.is_file():
            (made / path.relative_to(bundle)).parent.mkdir(parents=True, exist_ok=True)
            os.link(path, made / path.relative_to(bundle))
    manifest = yaml.safe_load((bundle / "policy.yaml").read_text())
    sampler = {key: v for key, v in manifest["sampler"].items() if key not in ("set-alpha-to-one", "variance-type")}
    manifest["sampler"] = sampler | {"kind": kind, "num-inference-steps": steps}
    (made / "policy.yaml").unlink()
    (made / "policy.yaml").write_text(yaml.safe_dump(manifest, sort_keys=False))
    return made


def chunk(checkpoint: Checkpoint, seen: list[dict[str, np.ndarray]]) -> None:
    batch = golden.stack(checkpoint, [golden.preprocess(checkpoint, step, golden.TASKS[0]) for step in seen])
    checkpoint.postprocessor(checkpoint.policy.predict_action_chunk(batch))


def pytorch(checkpoint: Checkpoint, chunks: int) -> float:
    """Median of a chunk in ms, after as many to warm up."""
    random = np.random.default_rng(1)
    seen = [golden.observe(checkpoint, random) for _ in range(checkpoint.config.n_obs_steps)]
    taken = []
    with torch.inference_mode():
        for _ in range(2 * chunks):
            start = time.perf_counter()
            chunk(checkpoint, seen)
            taken.append(1e3 * (time.perf_counter() - start))
    return statistics.median(taken[chunks:])


def sinew(bundle: Path, chunks: int, threads: int) -> float:
    """Median of a chunk in ms, after as many to warm up."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        options = ["--provider", "cpu", "--threads", threads, "--chunks", chunks, "--samples", 1, "--steps", 1]
        command = [SINEW, "policy", "bench", bundle, *options, "--json", report.name]
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
        if done.returncode != 0:
            raise ExportError(f"{bundle}: sinew policy bench: {done.stderr.strip()}")
        return json.load(open(report.name))["chunk_us"]["p50"] / 1e3


def compare(checkpoint: Checkpoint, bundle: Path, args: Any) -> None:
    with tempfile.TemporaryDirectory(dir=bundle.resolve().parent) as folder:
        for name in args.sampler:
            kind, steps = name.split(":")
            use(checkpoint, kind, int(steps))
            other = variant(bundle, Path(folder), kind, int(steps))
            ours, theirs = [], []
            for _ in range(args.rounds):
                theirs.append(pytorch(checkpoint, args.chunks))
                ours.append(sinew(other, args.chunks, args.threads))
            rounds = ", ".join(f"{a:.0f}/{b:.0f}" for a, b in zip(theirs, ours, strict=True))
            a, b = statistics.median(theirs), statistics.median(ours)
            print(f"{name:10} PyTorch {a:9.1f} ms   Sinew {b:9.1f} ms   ratio {a / b:.2f}   (rounds: {rounds})")


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("checkpoint", type=Path)
    cli.add_argument("bundle", type=Path)
    cli.add_argument("--sampler", nargs="+", default=["ddim:10", "ddpm:100"])
    cli.add_argument("--threads", type=int, default=2)
    cli.add_argument("--chunks", type=int, default=3)
    cli.add_argument("--rounds", type=int, default=3)
    cli.add_argument("--compile", action="store_true", help="torch.compile of the U-Net, as LeRobot's compile_model")
    args = cli.parse_args()
    warnings.simplefilter("ignore")
    torch.set_num_threads(args.threads)
    try:
        checkpoint = load(args.checkpoint, {"diffusion"})
        if args.compile:
            model = checkpoint.policy.diffusion
            model.unet = torch.compile(model.unet, mode=checkpoint.config.compile_mode)
        weights = sum(p.numel() for p in checkpoint.policy.parameters())
        load_now = ", ".join(f"{x:.1f}" for x in os.getloadavg())
        print(f"{weights} parameters, {args.threads} threads of {os.cpu_count()} cores, load {load_now}")
        compare(checkpoint, args.bundle, args)
    except ExportError as wrong:
        print(f"bench: {wrong}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
