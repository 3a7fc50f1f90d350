#!/usr/bin/env python3
"""Exports the network of a LeRobot checkpoint as ONNX graphs with golden vectors.

    ./export.py CHECKPOINT_DIR OUT_DIR [--observations N] [--opset N] [--seed S]

Ends non-zero, with one line, when the checkpoint cannot be exported or the graphs differ from stock LeRobot.
"""

import argparse
import importlib
import json
import sys
import time
import warnings
from pathlib import Path

import diffusers
import lerobot
import torch
from safetensors.numpy import load_file

import check
import golden
from checkpoint import Checkpoint, ExportError, load
from family import Family

# LeRobot's policy type -> module and class here.
FAMILIES = {
    "act": ("act", "Act"),
    "diffusion": ("diffusion", "Diffusion"),
    "multi_task_dit": ("dit", "Dit"),
    "pi0": ("flow", "Flow"),
    "pi05": ("flow", "Flow"),
    "smolvla": ("flow", "Flow"),
    "vqbet": ("vqbet", "VqBet"),
}
TOLERANCE = 1e-4


def family_of(checkpoint: Checkpoint) -> Family:
    module, name = FAMILIES[checkpoint.family]
    return getattr(importlib.import_module(module), name)(checkpoint.policy, checkpoint.config, checkpoint.notes)


def tensors_of(family: Family, batch: dict) -> dict:
    """Every tensor of export.json that is not one of the sampler's own."""
    kinds = {torch.float32: "float32", torch.int64: "int64", torch.bool: "bool"}
    found = {
        name: {"shape": list(value.shape), "type": kinds[value.dtype], "source": source}
        for name, (source, value) in family.inputs(batch).items()
    }
    return found | {name: {"shape": list(v.shape), "type": kinds[v.dtype]} for name, v in family.made.items()}


def export(source: Path, out: Path, observations: int, opset: int, seed: int) -> None:
    checkpoint = load(source, set(FAMILIES))
    family = family_of(checkpoint)
    vectors = golden.make(checkpoint, family, observations, seed)
    raw = {key.split("/")[1]: v for key, v in vectors.items() if key.startswith("raw/") and key.endswith("/0")}
    batch = golden.stack(checkpoint, golden.window(checkpoint, raw, golden.TASKS[0]))
    graphs = family.write(out / "graphs", batch, opset)
    versions = {"lerobot": lerobot.__version__, "torch": torch.__version__, "diffusers": diffusers.__version__}
    facts = {
        "format": 1,
        "family": checkpoint.family,
        **versions,
        "opset": opset,
        "graphs": graphs,
        "tensors": tensors_of(family, batch),
        "head": family.head,
        "rows": {"first": family.first, "count": family.executed, "width": checkpoint.config.action_feature.shape[0]},
        "golden": "golden/golden.safetensors",
        "notes": checkpoint.notes,
    }
    (out / "export.json").write_text(json.dumps(facts, indent=2) + "\n")
    tasks = [golden.TASKS[i % len(golden.TASKS)] for i in range(observations)]
    listing = {"format": 1, **versions, "observations": observations, "tasks": tasks, "rows": facts["rows"]}
    golden.write(out / "golden", vectors, listing)
    for note in checkpoint.notes:
        print(f"note: {note}")
    for graph in graphs.values():
        print(f"{out / graph['file']}: {(out / graph['file']).stat().st_size} bytes")
    verify(checkpoint, family, out, graphs)


def verify(checkpoint: Checkpoint, family: Family, out: Path, graphs: dict) -> None:
    """Prints how far the written graphs are from the written vectors; raises when too far."""
    vectors = load_file(out / "golden" / "golden.safetensors")
    sessions = check.open_graphs(out, graphs)
    worst = check.compare(checkpoint, family, sessions, graphs, vectors)
    if "net/1" in vectors:
        moved = check.effects(family, sessions, vectors)
        print("effect of each input on the sample:", ", ".join(f"{name} {by:.1e}" for name, by in moved.items()))
    for stage, (absolute, relative) in worst.items():
        print(f"{stage:5} max difference {absolute:.3e} (relative {relative:.3e})")
    for stage, (_, relative) in worst.items():
        if not relative <= TOLERANCE:
            raise ExportError(f"{out}: stage {stage}: {relative:.3e} from stock LeRobot, above {TOLERANCE}; not usable")


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("checkpoint", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("--observations", type=int, default=4)
    cli.add_argument("--opset", type=int, default=18)
    cli.add_argument("--seed", type=int, default=1000)
    args = cli.parse_args()
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    start = time.monotonic()
    try:
        export(args.checkpoint, args.out, args.observations, args.opset, args.seed)
    except ExportError as wrong:
        print(f"export: {wrong}", file=sys.stderr)
        return 1
    print(f"{args.out}: {time.monotonic() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
