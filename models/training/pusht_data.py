"""The 206 human PushT demonstrations as training windows.

Source of the data: pusht_cchi_v7_replay (Columbia Artificial Intelligence and Robotics Lab, MIT), in the form of
`lowdim.csv.gz`: one line a frame, 10 Hz, state recorded before the action is applied. Lengths in px (512 x 512, y down).
"""

import csv
import gzip

import numpy as np

OBSERVATION_STEPS = 2
HORIZON = 16
FIRST_ACTION = -1  # row 0 of a chunk is the action of the step before the observation, as in Diffusion Policy

# Corners of the bar, then of the stem, in body coordinates; drivers.sim publishes its `keypoints` in this order.
CORNERS = np.array(
    [[-60, 30], [60, 30], [60, 0], [-60, 0], [-15, 30], [-15, 120], [15, 120], [15, 30]], dtype=np.float64
)
# Which corner each corner becomes when the T is reflected about its own stem.
REFLECTED = [1, 0, 3, 2, 7, 6, 5, 4]


def episodes(path):
    """Yields (agent [n,2], keypoints [n,8,2], action [n,2]) per episode, float64, px."""
    with gzip.open(path, "rt") as lines:
        rows = list(csv.DictReader(lines))
    columns = {k: np.array([float(r[k]) for r in rows]) for k in rows[0]}
    for episode in np.unique(columns["episode"]):
        at = columns["episode"] == episode
        pick = lambda *names: np.stack([columns[n][at] for n in names], axis=1)
        angle = columns["block_angle"][at]
        rotation = np.stack(
            [np.stack([np.cos(angle), -np.sin(angle)], 1), np.stack([np.sin(angle), np.cos(angle)], 1)], 1
        )
        keypoints = pick("block_x", "block_y")[:, None] + np.einsum("nij,kj->nki", rotation, CORNERS)
        yield pick("agent_x", "agent_y"), keypoints, pick("action_x", "action_y")


def reflect(points):
    """Reflection about the goal's own axis, the line through (256, 256) along (-1, 1): the goal maps onto itself."""
    return 512.0 - points[..., ::-1]


def with_reflections(demos):
    """PushT is symmetric about the goal's axis, so every demonstration is also a demonstration of its mirror image."""
    for agent, keypoints, action in demos:
        yield agent, keypoints, action
        yield reflect(agent), reflect(keypoints)[:, REFLECTED], reflect(action)


def ranges(demos):
    """Min-max ranges in px, one for both axes, so that the reflection stays a symmetry of the normalised space."""
    low = lambda i: float(min(d[i].min() for d in demos))
    high = lambda i: float(max(d[i].max() for d in demos))
    return {name: (low(i), high(i)) for i, name in enumerate(("agent", "keypoints", "action"))}


def windows(demos, scale):
    """Observations [N, OBSERVATION_STEPS * 18] and chunks [N, HORIZON, 2], float32 in [-1, 1], edges repeated."""
    unit = lambda name, x: (x - scale[name][0]) / (scale[name][1] - scale[name][0]) * 2 - 1
    observations, chunks = [], []
    for agent, keypoints, action in demos:
        n = len(agent)
        frame = np.concatenate([unit("agent", agent), unit("keypoints", keypoints).reshape(n, 16)], 1)
        action = unit("action", action)
        for t in range(n):
            seen = np.clip(np.arange(t - OBSERVATION_STEPS + 1, t + 1), 0, n - 1)
            done = np.clip(np.arange(t + FIRST_ACTION, t + FIRST_ACTION + HORIZON), 0, n - 1)
            observations.append(frame[seen].reshape(-1))
            chunks.append(action[done])
    return np.asarray(observations, np.float32), np.asarray(chunks, np.float32)
