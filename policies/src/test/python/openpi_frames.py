"""Writes openpi-request.msgpack and openpi-answer.msgpack as openpi's client and server would.

msgpack 1.2.4, numpy 2.4.6; the encoding of arrays is that of
packages/openpi-client/src/openpi_client/msgpack_numpy.py (openpi 15a9616), in own words.
"""

import pathlib
import sys

import msgpack
import numpy as np


def encode(value):
    if isinstance(value, np.ndarray):
        return {
            b"__ndarray__": True,
            b"data": value.tobytes(),
            b"dtype": value.dtype.str,
            b"shape": value.shape,
        }
    if isinstance(value, np.generic):
        return {b"__npgeneric__": True, b"data": value.item(), b"dtype": value.dtype.str}
    return value


request = {
    "observation/joint_position": np.array([0.5, -1.25, 3.0]),
    "observation/image": np.arange(24, dtype=np.uint8).reshape(2, 4, 3),
    "images": {"cam_high": np.arange(6, dtype=np.float32).reshape(2, 3) / 4},
    "prompt": "pick up the fork",
}
answer = {
    "actions": np.arange(8, dtype=np.float32).reshape(2, 4) * 0.5,
    "state": np.array([1, -2], dtype="<i8"),
    "policy_timing": {"infer_ms": np.float64(12.5)},
    "server_timing": {"infer_ms": 3.25, "prev_total_ms": None},
    "n": np.int64(7),
    "flag": np.array([True, False]),
}
folder = pathlib.Path(sys.argv[1])
for name, message in (("request", request), ("answer", answer)):
    (folder / f"openpi-{name}.msgpack").write_bytes(msgpack.packb(message, default=encode))
