"""Point clouds and depth layers by NumPy, in the plainest way.

    cloud_reference.py CASES.json ANSWERS.json

CASES.json: a list of {"kind": "cloud", "views": [{"seed", "width", "height", "fx", "fy", "cx", "cy", "near", "far",
"extrinsics", "metres"}], "color", "min", "max", "voxel", "points", "start", "fill"} or {"kind": "layers", "seed",
"width", "height", "near", "far", "layers"}; ANSWERS.json: the same, each with "values" (and "count").
"""

import json
import sys

import numpy as np


def noise(seed, count):
    """Noise that Java makes too: the top byte of a 32-bit hash of the index."""
    i = np.arange(count, dtype=np.uint64) + np.uint64(seed * 7919)
    hashed = (i * np.uint64(2654435761)) & np.uint64(0xFFFFFFFF)
    hashed ^= hashed >> np.uint64(15)
    hashed = (hashed * np.uint64(2246822519)) & np.uint64(0xFFFFFFFF)
    return (hashed >> np.uint64(24)).astype(np.uint8)


def depth(view):
    """Metres: counts of a millimetre, or the same as float32."""
    counts = noise(view["seed"], view["width"] * view["height"]).astype(np.uint16) * 7
    z = (counts.astype(np.float64) * 0.001).reshape(view["height"], view["width"])
    return z.astype(np.float32).astype(np.float64) if view["metres"] else z


def deproject(view, case):
    z = depth(view)
    v, u = np.mgrid[: view["height"], : view["width"]]
    camera = np.stack([(u - view["cx"]) * z / view["fx"], (v - view["cy"]) * z / view["fy"], z, np.ones_like(z)], -1)
    points = (camera.reshape(-1, 4) @ np.array(view["extrinsics"]).reshape(4, 4).T)[:, :3]
    color = noise(view["seed"] + 1, z.size * 3).reshape(-1, 3) * case["color"]
    keep = (z.ravel() >= view["near"]) & (z.ravel() <= view["far"])
    keep &= (points > case["min"]).all(1) & (points < case["max"]).all(1)
    rows = np.hstack([points, color]) if case["color"] else points
    return rows[keep].astype(np.float32)


def voxels(rows, size):
    cubes = {}
    for row in rows:
        cubes.setdefault(tuple(np.floor(row[:3].astype(np.float64) / size)), []).append(row)
    return np.array([np.mean(c, 0, dtype=np.float64) for c in cubes.values()]).astype(np.float32)


def farthest(xyz, count, start):
    taken = [start]
    distance = np.full(len(xyz), np.inf, np.float32)
    while len(taken) < count:
        d = (xyz - xyz[taken[-1]]) ** 2
        distance = np.minimum(distance, d[:, 0] + d[:, 1] + d[:, 2])
        taken.append(int(np.argmax(distance)))
    return taken


def cloud(case):
    rows = np.concatenate([deproject(view, case) for view in case["views"]])
    if case["voxel"]:
        rows = voxels(rows, case["voxel"])
    n = case["points"]
    case["count"] = min(len(rows), n)
    if len(rows) > n:
        return rows[farthest(rows[:, :3], n, case["start"])]
    if case["fill"] == "repeat" and len(rows):
        return rows[np.arange(n) % len(rows)]
    return np.vstack([rows, np.zeros((n - len(rows), rows.shape[1]))])


def layers(case):
    z = depth(case)
    share = np.maximum((z - case["near"]) / (case["far"] - case["near"]), 0)
    n = case["layers"]
    m = np.minimum(np.floor(-0.5 + 0.5 * np.sqrt(1 + 4 * n * (n + 1) * share)), n - 1)
    return np.stack([(m == i) & (z > 0) for i in range(n)]).astype(int)


def main():
    cases = json.load(open(sys.argv[1]))
    for case in cases:
        out = {"cloud": cloud, "layers": layers}[case["kind"]](case)
        case["values"] = [float(f"{x:.9g}") for x in out.ravel()]
    with open(sys.argv[2], "w") as f:
        f.write(json.dumps({"source": f"NumPy {np.__version__}"})[:-1] + ', "cases": [\n')
        f.write(",\n".join(json.dumps(case, separators=(",", ":")) for case in cases))
        f.write("\n]}\n")


main()
