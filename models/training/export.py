#!/usr/bin/env python3
"""Turns a checkpoint of train.py into a policy bundle: denoiser.onnx, policy.yaml, golden/golden.safetensors.

    ./export.py run/diffusion.pt lowdim.csv.gz ../pusht-diffusion

Needs PyTorch >= 1.13 and onnx (Debian: python3-torch python3-onnx). The golden cases are real observations from the
demonstrations, with PyTorch's noise, every denoiser call and the finished chunk.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy
import onnx
import torch

import pusht_data
import pusht_sample
from pusht_net import Denoiser

SAMPLERS = {
    "diffusion": (
        pusht_sample.ddim,
        10,
        """  kind: ddim
  num-inference-steps: 10
  num-train-timesteps: 100
  beta-schedule: squaredcos_cap_v2
  schedule-dtype: float64
  timestep-spacing: trailing
  prediction-type: sample
  clip-sample-range: 1.0
  use-clipped-model-output: true""",
    ),
    "flow": (
        pusht_sample.flow_euler,
        10,
        """  kind: flow
  solver: euler
  num-inference-steps: 10
  noise-at: 0
  time-scale: 100
  final-clip: 1.0""",
    ),
    "consistency": (
        pusht_sample.lcm,
        1,
        """  kind: lcm
  num-inference-steps: 1
  original-inference-steps: 10
  num-train-timesteps: 100
  beta-schedule: squaredcos_cap_v2
  schedule-dtype: float64
  prediction-type: sample
  clip-sample: true""",
    ),
}
CASES = 16


def manifest(name, facts, digest):
    low = {k: v[0] for k, v in facts["scale"].items()}
    high = {k: v[1] for k, v in facts["scale"].items()}
    rows = lambda key, n: f"{{kind: min-max, min: {[low[key]] * n}, max: {[high[key]] * n}}}"
    return f"""# Written by models/training/export.py. Format: docs/policy-bundle.md.
name: {name}
version: "1"
description: Pushes the T onto its outline (PushT), from the disc's position and the T's corners
observation:
  steps: {pusht_data.OBSERVATION_STEPS}
  step-ms: 100
  inputs:
    - stream: joint-position
      width: 2
      unit: px
      normalizer: {rows("agent", 2)}
    - stream: keypoints
      width: 16
      unit: px
      normalizer: {rows("keypoints", 16)}
tensors:
  observation: {{from: inputs, shape: [1, {pusht_data.OBSERVATION_STEPS * 18}]}}
graphs:
  denoiser:
    file: denoiser.onnx
    sha256: {digest}
    run: step
    inputs: {{chunk: sample, time: time, observation: observation}}
    outputs: {{prediction: prediction}}
head: {{kind: sampler, shape: [{pusht_data.HORIZON}, 2]}}
action:
  width: 2
  unit: px
  horizon: {pusht_data.HORIZON}
  first-row: {pusht_data.FIRST_ACTION}
  execute: 8
  interpolation: hold
  codec: [{{kind: denormalize, normalizer: {rows("action", 2)}}}]
sampler:
{SAMPLERS[facts["kind"]][2]}
golden:
  file: golden/golden.safetensors
  tolerance: 1.0e-5
provenance:
  data: pusht_cchi_v7_replay, 206 human demonstrations, and their mirror images
  data-licence: MIT
  licence: Apache-2.0
  recipe: {recipe(facts)}
"""


def recipe(facts):
    """The command lines that made a checkpoint, in words."""
    if facts["kind"] == "consistency":
        return (
            f"models/training/distil.py --steps {facts['steps']} --batch {facts['batch']} --lr {facts['lr']}"
            f" --jitter {facts['jitter']} --seed {facts['seed']}, checkpoint of step {facts['step']};"
            f" its teacher {recipe(facts['taught'])}"
        )
    return (
        f"models/training/train.py {facts['kind']} --steps {facts['steps']} --width {facts['width']}"
        f" --blocks {facts['blocks']} --jitter {facts['jitter']} --seed {facts['seed']},"
        f" checkpoint of step {facts['step']}"
    )


def golden(net, sample, steps, facts, demos):
    """Cases spread over all demonstrations; lengths in px, everything else as the network sees it."""
    flat = [(agent, keypoints, t) for agent, keypoints, _ in demos for t in range(len(agent))]
    observations, _ = pusht_data.windows(demos, facts["scale"])
    low, high = facts["scale"]["action"]
    arrays = {}
    for case in range(CASES):
        at = case * (len(flat) - 1) // (CASES - 1)
        agent, keypoints, t = flat[at]
        seen = [max(t - 1, 0), t]
        torch.manual_seed(case)
        noise = torch.randn(1, pusht_data.HORIZON, 2)
        chunk, calls = sample(net, noise, torch.from_numpy(observations[at : at + 1]), steps)
        arrays[f"seed/{case}"] = numpy.array([case])
        arrays[f"raw/joint-position/{case}"] = agent[seen].astype("f8")
        arrays[f"raw/keypoints/{case}"] = keypoints[seen].reshape(2, 16).astype("f8")
        arrays[f"pre/observation/{case}"] = observations[at : at + 1].astype("f4")
        arrays[f"noise/{case}"] = noise[0].numpy()
        for k, (time, x, y) in enumerate(calls):
            arrays[f"call/{case}/{k}/time"] = numpy.array([time], "f4")
            arrays[f"call/{case}/{k}/sample"] = x[0].numpy()
            arrays[f"call/{case}/{k}/prediction"] = y[0].numpy()
        arrays[f"net/{case}"] = chunk[0].numpy()
        arrays[f"post/{case}"] = ((chunk[0].double() + 1) / 2 * (high - low) + low).numpy()
    return arrays


def safetensors(arrays, metadata):
    """The file's bytes (format: huggingface/safetensors README)."""
    header, body = {"__metadata__": metadata}, b""
    for name, array in arrays.items():
        kind = {"f": "F", "i": "I"}[array.dtype.kind] + str(8 * array.dtype.itemsize)
        data = numpy.ascontiguousarray(array).astype(array.dtype.newbyteorder("<")).tobytes()
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [len(body), len(body) + len(data)]}
        body += data
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + body


def main():
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("checkpoint")
    cli.add_argument("data", help="lowdim.csv.gz")
    cli.add_argument("bundle", type=Path)
    args = cli.parse_args()

    saved = torch.load(args.checkpoint)
    facts = {"jitter": 0.0} | saved["facts"]
    net = Denoiser(facts["observation"], facts["horizon"], facts["action"], facts["width"], facts["blocks"])
    net.load_state_dict(saved["ema"])
    net.eval().requires_grad_(False)
    torch.set_num_threads(1)
    (args.bundle / "golden").mkdir(parents=True, exist_ok=True)
    graph = args.bundle / "denoiser.onnx"
    example = (torch.zeros(1, facts["horizon"], facts["action"]), torch.zeros(1), torch.zeros(1, facts["observation"]))
    names = ["chunk", "time", "observation"]
    torch.onnx.export(
        net,
        example,
        graph,
        opset_version=17,
        input_names=names,
        output_names=["prediction"],
        dynamic_axes={name: {0: "batch"} for name in names + ["prediction"]},
    )
    onnx.checker.check_model(onnx.load(graph))
    digest = hashlib.sha256(graph.read_bytes()).hexdigest()
    (args.bundle / "policy.yaml").write_text(manifest(args.bundle.resolve().name, facts, digest))
    demos = list(pusht_data.episodes(args.data))
    sample, steps, _ = SAMPLERS[facts["kind"]]
    source = {"source": f"PyTorch {torch.__version__}"}
    vectors = safetensors(golden(net, sample, steps, facts, demos), source)
    (args.bundle / "golden" / "golden.safetensors").write_bytes(vectors)
    print(f"{args.bundle}: {graph.stat().st_size} bytes, step {facts['step']}, {facts['cpu_s']:.0f} CPU s")


if __name__ == "__main__":
    main()
