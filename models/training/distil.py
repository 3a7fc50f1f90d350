#!/usr/bin/env python3
"""Distils a diffusion denoiser into a consistency model: one call answers what the teacher's whole DDIM run answers.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 ./distil.py run/diffusion.pt.10000 lowdim.csv.gz run/consistency.pt

Consistency models (Song et al. 2023): f(x_t, t, observation) = x_0 for every point x_t of the teacher's path that ends in
x_0. The teacher is cheap here, so its path is followed to the end and no target comes from the student itself. Half of
every batch is the start of a path (pure noise), the other half a point further on.
"""

import argparse
import copy
import math
import time

import torch

import pusht_data
from pusht_net import Denoiser
from train import TRAIN_STEPS, alphas_cumprod

LAST = TRAIN_STEPS - 1
STRIDE = 10  # diffusion steps between two calls of the teacher: its own DDIM has ten
PATHS = 256  # followed at once
POOL = 64  # blocks of PATHS kept; a new block replaces the oldest every UPDATES updates
UPDATES = 4


def path(teacher, abar, observation, rng):
    """The teacher's DDIM run as (times [K], points [K, B, H, A], end [B, H, A]); times differ from run to run."""
    x = torch.randn((len(observation), *teacher.shape), generator=rng)
    first = LAST - 1 - int(torch.randint(0, STRIDE, (), generator=rng))
    times = [LAST, *range(first, -1, -STRIDE)]
    points = []
    for t, after in zip(times, times[1:] + [None]):
        points.append(x)
        clean = teacher(x, torch.full((len(x),), float(t)), observation).clamp(-1, 1)
        epsilon = (x - abar[t].sqrt() * clean) / (1 - abar[t]).sqrt()
        before = torch.tensor(1.0) if after is None else abar[after]
        x = before.sqrt() * clean + (1 - before).sqrt() * epsilon
    return torch.tensor(times, dtype=torch.float32), torch.stack(points), x


def pseudo_huber(error, c=0.03):
    """Song & Dhariwal 2023, per chunk: grows like the distance, so that a rare far answer does not bend the common one."""
    return (error.flatten(1).square().sum(1) + c * c).sqrt().mean()


def main():
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("teacher", help="checkpoint of train.py diffusion")
    cli.add_argument("data", help="lowdim.csv.gz")
    cli.add_argument("out", help="checkpoint to write; the same name with .STEP for --keep")
    cli.add_argument("--steps", type=int, default=20000)
    cli.add_argument("--batch", type=int, default=256)
    cli.add_argument("--lr", type=float, default=5e-4)
    cli.add_argument("--jitter", type=float, default=0.02, help="noise on observations, in normalised units")
    cli.add_argument("--seed", type=int, default=0)
    cli.add_argument("--keep", type=int, default=0, help="also write a checkpoint every so many steps")
    args = cli.parse_args()

    torch.set_num_threads(1)
    rng = torch.Generator().manual_seed(args.seed)
    saved = torch.load(args.teacher)
    taught = saved["facts"]
    shape = {name: taught[name] for name in ("observation", "horizon", "action", "width", "blocks")}
    student = Denoiser(**shape)
    student.load_state_dict(saved["ema"])
    teacher = copy.deepcopy(student).requires_grad_(False)
    ema = copy.deepcopy(student).requires_grad_(False)
    demos = list(pusht_data.with_reflections(list(pusht_data.episodes(args.data))))
    observations = torch.from_numpy(pusht_data.windows(demos, taught["scale"])[0])
    abar = alphas_cumprod()
    optimiser = torch.optim.AdamW(student.parameters(), lr=args.lr, betas=(0.9, 0.99), weight_decay=0.0)
    rate = lambda n: min(1, n / 200) * 0.5 * (1 + math.cos(math.pi * n / args.steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)

    def follow():
        """One block: (observation, times, points, end)."""
        seen = observations[torch.randint(0, len(observations), (PATHS,), generator=rng)]
        amount = args.jitter * torch.rand(PATHS, 1, generator=rng)
        seen = seen + amount * torch.randn(seen.shape, generator=rng)
        with torch.no_grad():
            return seen, *path(teacher, abar, seen, rng)

    def draw(pool, count, from_start):
        """Training rows (x, time, observation, end), each from a block and a path of its own."""
        rows = []
        for _ in range(count // 32):
            seen, times, points, end = pool[int(torch.randint(0, len(pool), (), generator=rng))]
            at = torch.randint(0, PATHS, (32,), generator=rng)
            k = torch.zeros(32, dtype=torch.long) if from_start else torch.randint(1, len(times), (32,), generator=rng)
            rows.append((points[k, at], times[k], seen[at], end[at]))
        return [torch.cat(column) for column in zip(*rows)]

    def save(name, step):
        facts = taught | vars(args) | dict(kind="consistency", taught=taught, step=step, cpu_s=time.process_time())
        torch.save({"facts": facts, "ema": ema.state_dict()}, name)

    pool = [follow() for _ in range(POOL)]
    average = torch.zeros(2)
    for step in range(1, args.steps + 1):
        if step % UPDATES == 0:
            pool[step // UPDATES % POOL] = follow()
        losses = []
        for from_start in (True, False):
            x, t, seen, end = draw(pool, args.batch // 2, from_start)
            losses.append(pseudo_huber(student(x, t, seen) - end))
        optimiser.zero_grad()
        sum(losses).backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        decay = min(0.999, (1 + step) / (10 + step))
        with torch.no_grad():
            for slow, fast in zip(ema.parameters(), student.parameters()):
                slow.lerp_(fast, 1 - decay)
        average += (torch.stack(losses).detach() - average) * max(1 / step, 0.005)
        if step % 250 == 0:
            text = " ".join(f"{value:.4f}" for value in average.tolist())
            print(f"step {step} loss from noise, further on {text} cpu {time.process_time():.0f} s", flush=True)
        if args.keep and step % args.keep == 0 and step < args.steps:
            save(f"{args.out}.{step}", step)
    save(args.out, args.steps)


if __name__ == "__main__":
    main()
