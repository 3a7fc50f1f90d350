"""Reads a LeRobotDataset v3.0 as the `lerobot` package does, with pandas and pyarrow only.

Usage: python parquet_check.py DATASET OUTPUT

Writes one JSON object: the tasks by their pandas index, the columns of the rows with their Arrow
types, the rows, and of every row of meta/episodes what LeRobot looks up.
"""

import json
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq


def tables(root, folder):
    paths = sorted((root / folder).glob("*/*.parquet"))
    return pa.concat_tables([pq.read_table(path) for path in paths])


def main(root, output):
    root = Path(root)
    tasks = pd.read_parquet(root / "meta/tasks.parquet")
    data = tables(root, "data")
    episodes = tables(root, "meta/episodes")
    groups = [
        pq.read_metadata(path).num_row_groups for path in sorted((root / "data").glob("*/*.parquet"))
    ]
    looked_up = [name for name in episodes.column_names if not name.startswith("stats/")]
    stats = [name for name in episodes.column_names if name.startswith("stats/")]
    result = {
        "tasks": [[str(tasks.iloc[i].name), int(tasks.iloc[i].task_index)] for i in range(len(tasks))],
        "types": {field.name: str(field.type) for field in data.schema},
        "rows": data.select(["observation.state", "action", "task_index", "index"]).to_pylist(),
        "episodes": episodes.select(looked_up).to_pylist(),
        "stats": stats,
        "row_groups": groups,
    }
    with open(output, "w") as file:
        json.dump(result, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
