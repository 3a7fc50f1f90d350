#!/usr/bin/env python3
"""Score and latency of the PushT policies over samplers and numbers of steps.

    ./pusht_table.py --episodes 200 --out run/table

Every cell is one `sinew eval CONFIG --set sampler...`; its report is kept as OUT/NAME.json, and a cell whose report is
there already is not run again. With `--latency N` every cell is then run over N episodes again, for the time from
observation to chunk alone (OUT/NAME-latency.json): do that on a machine that does nothing else. Midpoint and Heun call the
network twice a step. Prints the table in Markdown. Needs Python >= 3.9 and a built `sinew`.
"""

import argparse
import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STEPS = [1, 2, 3, 5, 10]

DPM_SOLVER = (
    "sampler={kind: dpm-solver++, solver-order: 2, num-train-timesteps: 100, beta-schedule: squaredcos_cap_v2,"
    " schedule-dtype: float64, timestep-spacing: trailing, prediction-type: sample, clip-sample: true}"
)

# label, deployment file, what is set in policy.yaml besides the number of steps
ROWS = [
    ("diffusion, DDIM", "configs/pusht.yaml", []),
    ("diffusion, DPM-Solver++ 2M", "configs/pusht.yaml", [DPM_SOLVER]),
    ("flow, Euler", "configs/pusht-flow.yaml", []),
    ("flow, midpoint", "configs/pusht-flow.yaml", ["sampler.solver=midpoint"]),
    ("flow, Heun", "configs/pusht-flow.yaml", ["sampler.solver=heun"]),
    ("consistency, LCM", "configs/pusht-consistency.yaml", []),
]


def cell(label, config, changes, steps, args, episodes, suffix=""):
    """The report of one evaluation, from its file where it is there."""
    name = re.sub("[^a-z0-9]+", "-", f"{label} {steps}".lower()) + suffix
    report = args.out / f"{name}.json"
    if not report.exists():
        command = [str(ROOT / "sinew"), "eval", config, "--episodes", str(episodes), "--seed", str(args.seed)]
        for change in [*changes, f"sampler.num-inference-steps={steps}"]:
            command += ["--set", change]
        print(" ".join(command), flush=True)
        subprocess.run([*command, "--json", str(report.resolve())], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return json.loads(report.read_text())


def score(label, config, changes, steps, args):
    report = cell(label, config, changes, steps, args, args.episodes)
    low, high = report["score_ci95"]
    return f"{report['score_mean']:.3f} ({low:.3f} to {high:.3f})"


def latency(label, config, changes, steps, args):
    report = cell(label, config, changes, steps, args, args.latency, "-latency")
    return f"{report['chunk_latency_ms']['p50']:.2f} ms"


def main():
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--episodes", type=int, default=200)
    cli.add_argument("--seed", type=int, default=100000)
    cli.add_argument("--steps", type=int, nargs="+", default=STEPS)
    cli.add_argument("--latency", type=int, default=0, metavar="N", help="episodes to measure latency over; 0: none")
    cli.add_argument("--out", type=Path, required=True, help="folder of the reports")
    args = cli.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    lines = ["| policy, sampler | " + " | ".join(f"{n} steps" for n in args.steps) + " |"]
    lines.append("|---" * (len(args.steps) + 1) + "|")
    scores = {row: [score(*ROWS[row], n, args) for n in args.steps] for row in range(len(ROWS))}
    times = {row: [latency(*ROWS[row], n, args) if args.latency else "" for n in args.steps] for row in scores}
    for row, cells in scores.items():
        texts = [", ".join(filter(None, both)) for both in zip(cells, times[row])]
        lines.append(f"| {ROWS[row][0]} | " + " | ".join(texts) + " |")
    print("\n".join(lines))



if __name__ == "__main__":
    main()
