"""The samplers in float32 PyTorch: what the runtime's own must reproduce. Each yields (time, sample, output) per call."""

import torch

from train import TRAIN_STEPS, alphas_cumprod


def ddim(net, noise, observation, steps):
    """Song et al. 2021, eta 0, x0 prediction, trailing spacing, x0 clipped and epsilon recomputed from it, last abar 1."""
    abar = alphas_cumprod()
    x = noise
    calls = []
    stride = TRAIN_STEPS // steps
    for t in range(TRAIN_STEPS - 1, -1, -stride):
        output = net(x, torch.full((len(x),), float(t)), observation)
        calls.append((float(t), x, output))
        a, before = abar[t], abar[t - stride] if t >= stride else torch.tensor(1.0)
        clean = output.clamp(-1, 1)
        epsilon = (x - a.sqrt() * clean) / (1 - a).sqrt()
        x = before.sqrt() * clean + (1 - before).sqrt() * epsilon
    return x, calls


def flow_euler(net, noise, observation, steps):
    """Lipman et al. 2023: dx/dt = v from t = 0 (noise) to 1; the network sees t * TRAIN_STEPS."""
    x = noise
    calls = []
    for k in range(steps):
        output = net(x, torch.full((len(x),), TRAIN_STEPS * k / steps), observation)
        calls.append((TRAIN_STEPS * k / steps, x, output))
        x = x + output / steps
    return x.clamp(-1, 1), calls


def lcm(net, noise, observation, steps):
    """Luo et al. 2023, latent consistency models, boundary weights as in diffusers' LCMScheduler, distilled on 10 steps:
    every call answers the clean chunk, then noise of the next time step is put on it again.

    Fresh noise comes from PyTorch's global generator, after `noise`.
    """
    abar = alphas_cumprod()
    distilled = range(TRAIN_STEPS - 1, -1, -TRAIN_STEPS // 10)
    times = [distilled[int(len(distilled) * k / steps)] for k in range(steps)]
    x = noise
    calls = []
    for t, after in zip(times, times[1:] + [None]):
        output = net(x, torch.full((len(x),), float(t)), observation)
        calls.append((float(t), x, output))
        scaled = 10.0 * t
        skip, out = 0.25 / (scaled**2 + 0.25), scaled / (scaled**2 + 0.25) ** 0.5
        x = out * output.clamp(-1, 1) + skip * x
        if after is not None:
            x = abar[after].sqrt() * x + (1 - abar[after]).sqrt() * torch.randn(x.shape)
    return x, calls
