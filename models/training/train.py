#!/usr/bin/env python3
"""Trains a PushT denoiser from the human demonstrations.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 ./train.py diffusion lowdim.csv.gz run/diffusion.pt --steps 30000

Needs PyTorch >= 1.13 and NumPy (Debian: python3-torch python3-numpy libopenblas0-pthread; without the last, reference
BLAS makes training 20 x slower). One CPU thread is enough.
"""

import argparse
import copy
import math
import time

import numpy as np
import torch

import pusht_data
from pusht_net import Denoiser

TRAIN_STEPS = 100  # diffusion time steps; the flow's time 0..1 is shown to the network times this


def alphas_cumprod():
    """Squared-cosine schedule (Nichol & Dhariwal 2021), betas capped at 0.999."""
    bar = lambda s: math.cos((s + 0.008) / 1.008 * math.pi / 2) ** 2
    betas = [min(1 - bar((i + 1) / TRAIN_STEPS) / bar(i / TRAIN_STEPS), 0.999) for i in range(TRAIN_STEPS)]
    return torch.tensor(np.cumprod(1 - np.array(betas)), dtype=torch.float32)


def diffusion_loss(net, chunk, observation, abar, rng):
    """Predicts the clean chunk (x0)."""
    t = torch.randint(0, TRAIN_STEPS, (len(chunk),), generator=rng)
    a = abar[t][:, None, None]
    noise = torch.randn(chunk.shape, generator=rng)
    noisy = a.sqrt() * chunk + (1 - a).sqrt() * noise
    return ((net(noisy, t.float(), observation) - chunk) ** 2).mean()


def flow_loss(net, chunk, observation, abar, rng):
    """Predicts the velocity of the straight path from noise (time 0) to the chunk (time 1)."""
    t = torch.rand(len(chunk), generator=rng)
    noise = torch.randn(chunk.shape, generator=rng)
    between = (1 - t[:, None, None]) * noise + t[:, None, None] * chunk
    return ((net(between, TRAIN_STEPS * t, observation) - (chunk - noise)) ** 2).mean()


def main():
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("kind", choices=["diffusion", "flow"])
    cli.add_argument("data", help="lowdim.csv.gz")
    cli.add_argument("out", help="checkpoint to write; the same name with .STEP for --keep")
    cli.add_argument("--steps", type=int, default=30000)
    cli.add_argument("--width", type=int, default=256)
    cli.add_argument("--blocks", type=int, default=4)
    cli.add_argument("--batch", type=int, default=256)
    cli.add_argument("--lr", type=float, default=1e-3)
    cli.add_argument("--jitter", type=float, default=0.0, help="noise on observations, in normalised units")
    cli.add_argument("--decay", type=float, default=1e-4, help="weight decay")
    cli.add_argument("--seed", type=int, default=0)
    cli.add_argument("--no-reflections", action="store_true", help="without the mirror-image demonstrations")
    cli.add_argument("--keep", type=int, default=0, help="also write a checkpoint every so many steps")
    args = cli.parse_args()

    torch.manual_seed(args.seed)
    rng = torch.Generator().manual_seed(args.seed)
    demos = list(pusht_data.episodes(args.data))
    scale = pusht_data.ranges(list(pusht_data.with_reflections(demos)))
    if not args.no_reflections:
        demos = list(pusht_data.with_reflections(demos))
    observations, chunks = map(torch.from_numpy, pusht_data.windows(demos, scale))
    shape = dict(observation=observations.shape[1], horizon=chunks.shape[1], action=chunks.shape[2])
    net = Denoiser(**shape, width=args.width, blocks=args.blocks)
    ema = copy.deepcopy(net).requires_grad_(False)
    abar = alphas_cumprod()
    loss_of = diffusion_loss if args.kind == "diffusion" else flow_loss
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.lr, betas=(0.95, 0.999), weight_decay=args.decay)
    rate = lambda n: min(1, n / 500) * 0.5 * (1 + math.cos(math.pi * n / args.steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)

    def save(path, step):
        facts = dict(vars(args), **shape, scale=scale, step=step, cpu_s=time.process_time(), windows=len(chunks))
        torch.save({"facts": facts, "ema": ema.state_dict()}, path)

    average = 0.0
    for step in range(1, args.steps + 1):
        pick = torch.randint(0, len(chunks), (args.batch,), generator=rng)
        seen = observations[pick]
        if args.jitter:
            seen = seen + args.jitter * torch.randn(seen.shape, generator=rng)
        loss = loss_of(net, chunks[pick], seen, abar, rng)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        decay = min(0.9995, (1 + step) / (10 + step))
        with torch.no_grad():
            for slow, fast in zip(ema.parameters(), net.parameters()):
                slow.lerp_(fast, 1 - decay)
        average += (loss.item() - average) * min(1.0, 1 / step if step < 500 else 0.002)
        if step % 500 == 0:
            print(f"step {step} loss {average:.5f} cpu {time.process_time():.0f} s", flush=True)
        if args.keep and step % args.keep == 0 and step < args.steps:
            save(f"{args.out}.{step}", step)
    save(args.out, args.steps)


if __name__ == "__main__":
    main()
