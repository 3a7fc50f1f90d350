"""The check of the written graphs: in ONNX Runtime, on the written golden vectors, against stock LeRobot."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

import golden
from checkpoint import Checkpoint
from family import Family, Run, Sessions, capture


def difference(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """Largest absolute difference, and the same in parts of the stage's magnitude where that is above one."""
    if one.shape != other.shape:
        return np.inf, np.inf
    absolute = float(np.max(np.abs(one.astype(np.float64) - other.astype(np.float64))))
    return absolute, absolute / max(1.0, float(np.max(np.abs(other))))


def effects(family: Family, sessions: Sessions, vectors: dict[str, np.ndarray]) -> dict[str, float]:
    """How far the sample moves when one input of observation 0 is another observation's; near zero proves nothing."""
    names = [key.split("/")[1] for key in vectors if key.startswith("pre/") and key.endswith("/0")]
    noise = vectors.get("noise/0")
    run = Run(int(vectors["seed/0"][0]), None if noise is None else noise[None], vectors["net/0"], np.empty(0))
    found = {}
    for name in names:
        tensors = {other: vectors[f"pre/{other}/0"] for other in names} | {name: vectors[f"pre/{name}/1"]}
        found[name] = difference(family.host(sessions, tensors, run), run.net)[0]
    return found


def beside_another(step: onnxruntime.InferenceSession, call: tuple[tuple, dict, Any]) -> tuple[np.ndarray, np.ndarray]:
    """A sample denoised as the second of two, and denoised alone."""
    (_, feed), _, (alone,) = call
    two = np.concatenate([np.ones_like(feed["sample"]), feed["sample"]])
    return step.run(None, feed | {"sample": two})[0][1:], alone


def open_graphs(out: Path, graphs: dict[str, Any]) -> Sessions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return {
        name: onnxruntime.InferenceSession(out / graph["file"], options, providers=["CPUExecutionProvider"])
        for name, graph in graphs.items()
    }


def compare(
    checkpoint: Checkpoint,
    family: Family,
    sessions: Sessions,
    graphs: dict[str, Any],
    vectors: dict[str, np.ndarray],
) -> dict[str, tuple[float, float]]:
    """Runs the graphs in ONNX Runtime from the raw observations on; stage -> largest difference."""
    worst: dict[str, tuple[float, float]] = {}
    step = next((sessions[name] for name, graph in graphs.items() if graph["run"] == "step"), None)
    for i in range(sum(key.startswith("net/") for key in vectors)):
        raw = {key.split("/")[1]: v for key, v in vectors.items() if key.startswith("raw/") and key.endswith(f"/{i}")}
        batch = golden.stack(checkpoint, golden.window(checkpoint, raw, golden.TASKS[i % len(golden.TASKS)]))
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
        found += [("post", golden.postprocess(checkpoint, family.action(net)), vectors[f"post/{i}"])]
        for stage, one, other in found:
            worst[stage] = max(worst.get(stage, (0.0, 0.0)), difference(one, other), key=lambda pair: pair[1])
    return worst
