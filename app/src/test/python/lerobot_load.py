"""Loads a dataset with the stock `lerobot` package and writes down what it saw, one JSON object.

Usage: python lerobot_load.py DATASET OUTPUT

Of every row: the numbers exactly as loaded, the task, and of each picture the number that its upper
half spells in eight black and white columns (see Samples.numbered). Then LeRobot's own statistics of
every episode, computed anew from the rows, and whether shuffled batches load through torch.
"""

import json
import sys
from importlib.metadata import version

import numpy as np
import torch
from lerobot.datasets.compute_stats import aggregate_stats, get_feature_stats
from lerobot.datasets.lerobot_dataset import LeRobotDataset

BITS = 8
FRAME = ("timestamp", "frame_index", "episode_index", "index", "task_index")


def spelled(picture):
    """picture: float tensor (3, height, width) in [0, 1]"""
    assert picture.shape[0] == 3 and picture.min() >= 0 and picture.max() <= 1
    _, height, width = picture.shape
    number = 0
    for bit in range(BITS):
        x = (2 * bit + 1) * width // (2 * BITS)
        if picture[1, height // 4, x] > 0.5:
            number |= 1 << bit
    return number


def backend():
    """LeRobot's own choice, torchcodec, where it finds FFmpeg's libraries."""
    try:
        from torchcodec.decoders import VideoDecoder  # noqa: F401
    except (ImportError, RuntimeError):
        return "pyav"
    return "torchcodec"


def value(item, key, feature):
    if feature["dtype"] in ("image", "video"):
        return spelled(item[key])
    if feature["dtype"] == "string":
        return [item[key]]
    return np.asarray(item[key]).reshape(-1).tolist()


def numeric_stats(dataset):
    keys = [
        k
        for k, f in dataset.meta.features.items()
        if f["dtype"] in ("float32", "float64") and len(f["shape"]) == 1
    ]
    table = dataset.hf_dataset.data
    columns = {k: np.array(table.column(k).to_pylist()) for k in keys}
    episodes = np.array(table.column("episode_index").to_pylist())
    per_episode = []
    for e in range(dataset.num_episodes):
        stats = {}
        for key, column in columns.items():
            rows = column[episodes == e].astype(np.float64)
            stats[key] = get_feature_stats(rows, axis=0, keepdims=rows.ndim == 1)
        per_episode.append(stats)
    return aggregate_stats(per_episode)


def plain(stats):
    return {k: {s: np.asarray(v).tolist() for s, v in of.items()} for k, of in stats.items()}


def main(root, output):
    dataset = LeRobotDataset("sinew/test", root=root, video_backend=backend())
    features = dataset.meta.features
    rows = []
    for i in range(len(dataset)):
        item = dataset[i]
        row = {key: value(item, key, f) for key, f in features.items()}
        row["task"] = item["task"]
        rows.append(row)
    loader = torch.utils.data.DataLoader(dataset, batch_size=4, shuffle=True)
    batched = sum(len(batch["index"]) for batch in loader)
    result = {
        "versions": {n: version(n) for n in ("lerobot", "torch", "datasets", "pyarrow", "pandas", "av")},
        "backend": backend(),
        "fps": dataset.fps,
        "episodes": dataset.num_episodes,
        "rows": rows,
        "batched": batched,
        "stats": plain(dataset.meta.stats),
        "recomputed": plain(numeric_stats(dataset)),
    }
    with open(output, "w") as file:
        json.dump(result, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
