#!/usr/bin/env python3
"""Runs huggingface/diffusers on the rows below and prints samplers-diffusers.yaml.

    OMP_NUM_THREADS=1 ./diffusers_rows.py > samplers-diffusers.yaml

Needs diffusers and PyTorch. A row is a `sampler` section as Sinew reads it and how the run goes (keys of samplers.yaml);
the sums are what diffusers gives for the same keys with `_` for `-`.
"""

import json

import diffusers
import torch

V = {"prediction-type": "v_prediction"}
X = {"prediction-type": "sample"}
KARRAS = {"use-karras-sigmas": True}
EXPONENTIAL = {"use-exponential-sigmas": True}
COSINE = {"beta-schedule": "squaredcos_cap_v2"}
SCALED = {"beta-schedule": "scaled_linear", "beta-start": 0.00085, "beta-end": 0.012}
THRESHOLD = {"thresholding": True, "clip-sample": False}
# The set-ups of diffusers' own tests (tests/schedulers/test_scheduler_*.py).
DDPM = {"kind": "ddpm", "num-inference-steps": 1000}
DDIM = {"kind": "ddim", "num-inference-steps": 10}
DPM = {"kind": "dpm-solver++", "num-inference-steps": 10, "lower-order-final": False, "final-sigmas-type": "sigma_min"}
OWN = {"start": "own"}
RAW = {"raw-input": True}
TEST = {"start": "own", "steps-scaled-input": True}


def sigma(kind, **more):
    keys = {"kind": kind, "num-inference-steps": 10, "num-train-timesteps": 1100, "beta-start": 1e-4, "beta-end": 0.02}
    return keys | {k.replace("_", "-"): v for k, v in more.items()}


def edm(kind, **more):
    return {"kind": kind, "num-inference-steps": 10, "preconditioning": "edm"} | {
        k.replace("_", "-"): v for k, v in more.items()
    }


ROWS = {
    "ddpm": (DDPM, {}),
    "ddpm v_prediction": (DDPM | V, {}),
    "ddpm sample": (DDPM | X | {"steps-offset": 1, "num-inference-steps": 100}, {"model": "linear"}),
    "ddpm noised": (DDPM, {"from-step": 998}),
    "ddpm fixed_large": (DDPM | {"variance-type": "fixed_large"}, {}),
    "ddpm fixed_small_log": (DDPM | {"variance-type": "fixed_small_log"}, {}),
    "ddpm thresholding": (DDPM | THRESHOLD | {"sample-max-value": 2.0}, {}),
    "ddpm sigmoid, unclipped": (DDPM | {"beta-schedule": "sigmoid", "clip-sample": False}, {}),
    "ddpm robot": (DDPM | COSINE | {"num-train-timesteps": 100, "num-inference-steps": 100}, {}),
    "ddpm robot, sample, 10 trailing": (
        {"kind": "ddpm", "num-inference-steps": 10, "num-train-timesteps": 100, "timestep-spacing": "trailing"} | COSINE | X, {},
    ),
    "ddpm linspace, 7": ({"kind": "ddpm", "num-inference-steps": 7, "timestep-spacing": "linspace"}, {}),
    "ddpm timesteps": ({"kind": "ddpm", "timesteps": [100, 87, 50, 1, 0]}, {}),
    "ddpm zero snr": (DDPM | V | {"rescale-betas-zero-snr": True, "timestep-spacing": "trailing", "num-inference-steps": 20}, {}),
    "ddpm offset, fixed_large": (
        {"kind": "ddpm", "num-inference-steps": 8, "steps-offset": 1, "variance-type": "fixed_large", "clip-sample-range": 2.0}, {},
    ),
    "ddim": (DDIM, {}),
    "ddim v_prediction": (DDIM | V, {}),
    "ddim sample": (DDIM | X, {"model": "linear"}),
    "ddim noised": (DDIM, {"from-step": 8}),
    "ddim no alpha to one": (DDIM | {"set-alpha-to-one": False, "beta-start": 0.01}, {}),
    "ddim thresholding": (DDIM | THRESHOLD | {"sample-max-value": 2.0}, {"model": "linear"}),
    "ddim thresholding, ratio": (DDIM | THRESHOLD | {"dynamic-thresholding-ratio": 0.9, "sample-max-value": 3.0}, {"model": "linear"}),
    "ddim eta 1": (DDIM | {"eta": 1.0}, {}),
    "ddim eta 0.5, recomputed": (DDIM | {"eta": 0.5, "use-clipped-model-output": True}, {}),
    "ddim recomputed": (DDIM | {"use-clipped-model-output": True}, {"model": "linear"}),
    "ddim trailing": (DDIM | {"timestep-spacing": "trailing"}, {}),
    "ddim trailing, uneven": (DDIM | {"timestep-spacing": "trailing", "num-inference-steps": 7, "clip-sample": False}, {}),
    "ddim linspace": (DDIM | {"timestep-spacing": "linspace"}, {}),
    "ddim zero snr": (DDIM | V | {"rescale-betas-zero-snr": True, "timestep-spacing": "trailing"}, {}),
    "ddim robot": (
        {"kind": "ddim", "num-inference-steps": 10, "num-train-timesteps": 100, "clip-sample-range": 1.0} | COSINE, {},
    ),
    "ddim scaled_linear": (DDIM | SCALED | {"clip-sample": False, "set-alpha-to-one": False, "steps-offset": 1}, {}),
    "dpm": (DPM, {}),
    "dpm v_prediction": (DPM | V, {}),
    "dpm sample": (DPM | X, {}),
    "dpm thresholding": (DPM | {"thresholding": True, "dynamic-thresholding-ratio": 0.87, "sample-max-value": 0.5}, {}),
    "dpm thresholding, wide": (DPM | {"thresholding": True, "sample-max-value": 2.0}, {"model": "linear"}),
    "dpm noised": (DPM, {"from-step": 5}),
    "dpm heun": (DPM | {"solver-type": "heun"}, {}),
    "dpm order 1": (DPM | {"solver-order": 1}, {}),
    "dpm order 3": (DPM | {"solver-order": 3}, {}),
    "dpm order 3, lower order final": (DPM | {"solver-order": 3, "lower-order-final": True, "final-sigmas-type": "zero"}, {}),
    "dpm order 3, 20 steps, euler at final": (
        DPM | {"solver-order": 3, "num-inference-steps": 20, "euler-at-final": True}, {},
    ),
    "dpm karras v_prediction": (DPM | V | KARRAS, {}),
    "dpm karras": (DPM | KARRAS, {}),
    "dpm exponential": (DPM | EXPONENTIAL, {}),
    "dpm lu v_prediction": (DPM | V | {"use-lu-lambdas": True}, {}),
    "dpm zero": ({"kind": "dpm-solver++", "num-inference-steps": 10}, {}),
    "dpm zero, 25 heun": ({"kind": "dpm-solver++", "num-inference-steps": 25, "solver-type": "heun"}, {}),
    "dpm sde": (DPM | {"algorithm-type": "sde-dpmsolver++"}, {}),
    "dpm sde heun, zero": ({"kind": "dpm-solver++", "num-inference-steps": 10, "algorithm-type": "sde-dpmsolver++", "solver-type": "heun"}, {}),
    "dpm leading": (DPM | {"timestep-spacing": "leading", "steps-offset": 1}, {}),
    "dpm trailing": (DPM | {"timestep-spacing": "trailing"}, {}),
    "dpm cosine karras": (DPM | COSINE | KARRAS | V, {}),
    "dpm cosine, lambda clipped": (DPM | COSINE | {"lambda-min-clipped": -5.1}, {}),
    "dpm flow": (
        {"kind": "dpm-solver++", "num-inference-steps": 10, "use-flow-sigmas": True, "flow-shift": 3.0, "prediction-type": "flow_prediction"},
        {},
    ),
    "euler": (sigma("euler"), TEST),
    "euler v_prediction": (sigma("euler") | V, TEST),
    "euler noised": (sigma("euler"), TEST | {"from-step": 8}),
    "euler karras": (sigma("euler") | KARRAS, TEST | {"relative": 1e-4}),
    "euler, unscaled": (sigma("euler"), OWN),
    "euler v_prediction, unscaled": (sigma("euler") | V, OWN),
    "euler sample, unscaled": (sigma("euler") | X, OWN | {"model": "linear"}),
    "euler karras, unscaled": (sigma("euler") | KARRAS, OWN | {"relative": 1e-4}),
    "euler exponential": (sigma("euler") | EXPONENTIAL, OWN | {"relative": 1e-4}),
    "euler karras ends": (sigma("euler", sigma_min=0.05, sigma_max=20.0) | KARRAS, OWN),
    "euler leading": (sigma("euler", timestep_spacing="leading", steps_offset=1), OWN),
    "euler trailing": (sigma("euler", timestep_spacing="trailing"), OWN),
    "euler log_linear": (sigma("euler", interpolation_type="log_linear"), OWN),
    "euler sigma_min": (sigma("euler", final_sigmas_type="sigma_min"), OWN),
    "euler continuous": (sigma("euler", timestep_type="continuous") | V | KARRAS, OWN),
    "euler zero snr": (sigma("euler", rescale_betas_zero_snr=True, timestep_spacing="trailing") | V, OWN | {"relative": 1e-4}),
    "heun": (sigma("heun"), TEST),
    "heun v_prediction": (sigma("heun") | V, TEST),
    "heun noised": (sigma("heun"), TEST | {"from-step": 8}),
    "heun karras": (sigma("heun") | KARRAS, TEST),
    "heun, unscaled": (sigma("heun"), OWN),
    "heun sample, clipped": (sigma("heun", clip_sample=True) | X, OWN | {"model": "linear"}),
    "lms": (sigma("lms"), TEST | {"relative": 1e-4}),
    "lms v_prediction": (sigma("lms") | V, TEST),
    "lms karras": (sigma("lms") | KARRAS, TEST | {"relative": 1e-4}),
    "lms, unscaled": (sigma("lms"), OWN | {"relative": 1e-4}),
    "lms exponential, unscaled": (sigma("lms") | EXPONENTIAL, OWN | {"relative": 1e-4}),
    "ancestral": (sigma("euler-ancestral"), TEST),
    "ancestral v_prediction": (sigma("euler-ancestral") | V, TEST),
    "ancestral noised": (sigma("euler-ancestral"), TEST | {"from-step": 8, "relative": 1e-4}),
    "ancestral, unscaled": (sigma("euler-ancestral"), OWN),
    "ancestral, unscaled, seed 7": (sigma("euler-ancestral"), OWN | {"seed": 7}),
    "edm euler": (edm("euler"), OWN),
    "edm euler v_prediction": (edm("euler") | V, OWN),
    "edm euler exponential, sigma_min": (edm("euler", sigma_schedule="exponential", final_sigmas_type="sigma_min"), OWN),
    "edm euler beso": (edm("euler", sigma_min=0.1, sigma_max=1.0, sigma_data=0.5, rho=5.0, num_inference_steps=3), OWN),
    "edm dpm": (edm("dpm-solver++", lower_order_final=False, final_sigmas_type="sigma_min"), OWN),
    "edm dpm raw": (edm("dpm-solver++", lower_order_final=False), RAW),
    "edm dpm raw, v_prediction": (edm("dpm-solver++", lower_order_final=False) | V, RAW),
    "edm dpm raw, thresholding": (
        edm("dpm-solver++", lower_order_final=False, thresholding=True, dynamic_thresholding_ratio=0.87, sample_max_value=0.5), RAW,
    ),
    "edm dpm raw, noised": (edm("dpm-solver++", lower_order_final=False), RAW | {"from-step": 5}),
    "edm dpm v_prediction": (edm("dpm-solver++") | V, OWN),
    "edm dpm heun": (edm("dpm-solver++", solver_type="heun"), OWN),
    "edm dpm order 3": (edm("dpm-solver++", solver_order=3, num_inference_steps=16), OWN),
    "edm dpm sde": (edm("dpm-solver++", algorithm_type="sde-dpmsolver++"), OWN),
    "edm dpm thresholding": (edm("dpm-solver++", thresholding=True, sample_max_value=1.5), OWN),
    "edm dpm exponential": (edm("dpm-solver++", sigma_schedule="exponential"), OWN),
    "lcm 1": ({"kind": "lcm", "num-inference-steps": 1} | SCALED, {}),
    "lcm 10": ({"kind": "lcm", "num-inference-steps": 10} | SCALED, {}),
    "lcm 4, v_prediction, clipped": ({"kind": "lcm", "num-inference-steps": 4, "clip-sample": True} | SCALED | V, {}),
    "lcm 3, sample": ({"kind": "lcm", "num-inference-steps": 3, "timestep-scaling": 1.0} | SCALED | X, {}),
    "lcm timesteps": ({"kind": "lcm", "timesteps": [999, 499, 259]} | SCALED, {}),
    "consistency 1": ({"kind": "consistency", "num-inference-steps": 1, "num-train-timesteps": 201}, OWN),
    "consistency timesteps": ({"kind": "consistency", "timesteps": [106, 0], "num-train-timesteps": 201}, OWN),
    "consistency 10": ({"kind": "consistency", "num-inference-steps": 10, "num-train-timesteps": 201}, OWN),
    "consistency 10, noised": ({"kind": "consistency", "num-inference-steps": 10, "num-train-timesteps": 201}, OWN | {"from-step": 8}),
    "consistency 3, unclipped": (
        {"kind": "consistency", "num-inference-steps": 3, "clip-denoised": False, "s-noise": 0.9, "sigma-max": 20.0, "rho": 5.0}, OWN,
    ),
    "flow 1": ({"kind": "flow-match", "num-inference-steps": 10}, {}),
    "flow 1 linear": ({"kind": "flow-match", "num-inference-steps": 10}, {"model": "linear"}),
    "flow 2": ({"kind": "flow-match", "num-inference-steps": 4}, {}),
    "flow 3": ({"kind": "flow-match", "num-inference-steps": 10, "shift": 3.0}, {}),
    "flow 3 linear": ({"kind": "flow-match", "num-inference-steps": 10, "shift": 3.0}, {"model": "linear"}),
    "flow 4": ({"kind": "flow-match", "num-inference-steps": 4, "invert-sigmas": True}, {}),
    "flow 4 linear": ({"kind": "flow-match", "num-inference-steps": 4, "invert-sigmas": True}, {"model": "linear"}),
    "flow karras": ({"kind": "flow-match", "num-inference-steps": 10} | KARRAS, {"model": "linear"}),
    "flow exponential": ({"kind": "flow-match", "num-inference-steps": 10, "shift": 2.0} | EXPONENTIAL, {}),
    "flow terminal": ({"kind": "flow-match", "num-inference-steps": 8, "shift": 2.0, "shift-terminal": 0.1}, {"model": "linear"}),
    "flow stochastic": ({"kind": "flow-match", "num-inference-steps": 5, "stochastic-sampling": True}, {}),
    "flow heun": ({"kind": "flow-match", "num-inference-steps": 6, "shift": 2.0, "solver": "heun"}, {"model": "linear"}),
    "flow noised": ({"kind": "flow-match", "num-inference-steps": 10, "shift": 3.0}, {"from-step": 4, "model": "linear"}),
}

CLASSES = {
    "ddpm": "DDPMScheduler", "ddim": "DDIMScheduler", "dpm-solver++": "DPMSolverMultistepScheduler",
    "euler": "EulerDiscreteScheduler", "heun": "HeunDiscreteScheduler", "lms": "LMSDiscreteScheduler",
    "euler-ancestral": "EulerAncestralDiscreteScheduler", "lcm": "LCMScheduler",
    "consistency": "CMStochasticIterativeScheduler", "flow-match": "FlowMatchEulerDiscreteScheduler",
}
EDM = {"euler": "EDMEulerScheduler", "dpm-solver++": "EDMDPMSolverMultistepScheduler"}
OF_THE_STEP = ("eta", "use-clipped-model-output")
OF_THE_RUN = ("kind", "preconditioning", "num-inference-steps", "timesteps", "solver") + OF_THE_STEP


def scheduler(keys):
    names = EDM if keys.get("preconditioning") == "edm" else CLASSES
    name = "FlowMatchHeunDiscreteScheduler" if keys.get("solver") == "heun" else names[keys["kind"]]
    config = {k.replace("-", "_"): v for k, v in keys.items() if k not in OF_THE_RUN}
    made = getattr(diffusers, name)(**config)
    unknown = set(config) - set(made.config)
    assert not unknown, (name, unknown)
    if "timesteps" in keys:
        made.set_timesteps(timesteps=keys["timesteps"])
    else:
        made.set_timesteps(keys["num-inference-steps"])
    return made


def run(keys, how):
    made = scheduler(keys)
    count = 768
    layout = lambda x: x.reshape(3, 8, 8, 4).permute(3, 0, 1, 2)
    sample = layout(torch.arange(count) / count)
    noise = layout(torch.arange(count).flip(0) / count)
    if how.get("start") == "own":
        sample = sample * made.init_noise_sigma
    order = 2 if keys.get("solver") == "heun" or keys["kind"] == "heun" else 1
    first = how.get("from-step", 0) * order
    times = made.timesteps[first:]
    if hasattr(made, "set_begin_index"):
        made.set_begin_index(first)
    if first:
        if hasattr(made, "scale_noise"):
            sample = made.scale_noise(sample, times[:1], noise)
        else:
            sample = made.add_noise(sample, noise, times[:1])
    generator = torch.manual_seed(how.get("seed", 0))
    arguments = {k.replace("-", "_"): keys[k] for k in OF_THE_STEP if k in keys}
    if "generator" in made.step.__code__.co_varnames:
        arguments["generator"] = generator
    for t in times:
        scaled = made.scale_model_input(sample, t) if hasattr(made, "scale_model_input") else sample
        if how.get("steps-scaled-input"):
            sample = scaled
        if how.get("raw-input"):
            scaled = sample
        out = scaled * t / 1000 - 0.5 if how.get("model") == "linear" else scaled * t / (t + 1)
        sample = made.step(out, t, sample, **arguments).prev_sample
    return sample.abs().sum().item(), sample.abs().mean().item()


def main():
    print("# Written by diffusers_rows.py. Keys: samplers.yaml.")
    print("rows:")
    for name, (keys, how) in ROWS.items():
        total, mean = run(keys, how)
        print(f"  - id: {json.dumps(name)}")
        print(f"    source: diffusers {diffusers.__version__}, torch {torch.__version__}")
        print("    sampler: {" + ", ".join(f"{k}: {json.dumps(v)}" for k, v in keys.items()) + "}")
        for k, v in how.items():
            print(f"    {k}: {json.dumps(v)}")
        print(f"    sum: {total:.8g}")
        print(f"    mean: {mean:.8g}")


main()
