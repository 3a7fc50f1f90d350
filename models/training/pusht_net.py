"""The denoiser: a residual MLP over (chunk, observation), conditioned on the time step by adaptive layer norm."""

import math

import torch
from torch import nn


class TimeEmbedding(nn.Module):
    """Sinusoids of Vaswani et al. 2017, 64 wide: sines, then cosines, frequencies 1 .. 1e-4."""

    def __init__(self):
        super().__init__()
        self.register_buffer("frequency", torch.exp(torch.arange(32) * (-math.log(10000.0) / 31)))

    def forward(self, t):
        phase = t[:, None] * self.frequency
        return torch.cat([torch.sin(phase), torch.cos(phase)], 1)


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.modulate = nn.Linear(width, 2 * width)
        self.up = nn.Linear(width, 2 * width)
        self.down = nn.Linear(2 * width, width)

    def forward(self, h, condition):
        scale, shift = self.modulate(condition).chunk(2, 1)
        y = self.norm(h) * (1 + scale) + shift
        return h + self.down(nn.functional.silu(self.up(y)))


class Denoiser(nn.Module):
    """forward(chunk [B, H, A], time [B], observation [B, O]) -> [B, H, A]; what it means (x0 or velocity) is the sampler's."""

    def __init__(self, observation, horizon, action, width, blocks):
        super().__init__()
        self.shape = (horizon, action)
        self.time = nn.Sequential(TimeEmbedding(), nn.Linear(64, width), nn.SiLU(), nn.Linear(width, width))
        self.see = nn.Sequential(nn.Linear(observation, width), nn.SiLU(), nn.Linear(width, width))
        self.enter = nn.Linear(horizon * action + observation, width)
        self.blocks = nn.ModuleList([Block(width) for _ in range(blocks)])
        self.norm = nn.LayerNorm(width)
        self.leave = nn.Linear(width, horizon * action)

    def forward(self, chunk, time, observation):
        condition = nn.functional.silu(self.time(time) + self.see(observation))
        h = self.enter(torch.cat([chunk.flatten(1), observation], 1))
        for block in self.blocks:
            h = block(h, condition)
        return self.leave(self.norm(h)).reshape(-1, *self.shape)
