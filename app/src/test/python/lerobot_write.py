"""Records a dataset with the stock `lerobot` package: episodes of 12, 1 and 25 rows, 64 x 48 pixels.

Usage: python lerobot_write.py DATASET

Row i of episode e has state (e, i, i / 10); its pictures spell i as Samples.numbered does.
"""

import inspect
import sys

import numpy as np
from lerobot.datasets.lerobot_dataset import LeRobotDataset

BITS, WIDTH, HEIGHT = 8, 64, 48
AXES = ["height", "width", "channels"]


def numbered(number):
    columns = (number >> (np.arange(WIDTH) * BITS // WIDTH)) & 1
    picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    picture[: HEIGHT // 2] = np.where(columns, 235, 20)[None, :, None]
    picture[HEIGHT // 2 :] = (40 + number % 100, 90, 160)
    return picture


def main(root):
    dataset = LeRobotDataset.create(
        "sinew/test",
        fps=30,
        root=root,
        robot_type="so101",
        features={
            "observation.state": {"dtype": "float32", "shape": (3,), "names": ["a", "b", "c"]},
            "observation.images.film": {"dtype": "video", "shape": (HEIGHT, WIDTH, 3), "names": AXES},
            "observation.images.still": {"dtype": "image", "shape": (HEIGHT, WIDTH, 3), "names": AXES},
            "next.done": {"dtype": "bool", "shape": (1,), "names": None},
        },
    )
    old = "task" in inspect.signature(dataset.add_frame).parameters
    for e, length in enumerate((12, 1, 25)):
        for i in range(length):
            frame = {
                "observation.state": np.array([e, i, i / 10], np.float32),
                "observation.images.film": numbered(i),
                "observation.images.still": numbered(i),
                "next.done": np.array([i == length - 1]),
            }
            task = f"task {e % 2}"
            if old:
                dataset.add_frame(frame, task=task)
            else:
                dataset.add_frame({**frame, "task": task})
        dataset.save_episode()
    if hasattr(dataset, "finalize"):
        dataset.finalize()


if __name__ == "__main__":
    main(*sys.argv[1:])
