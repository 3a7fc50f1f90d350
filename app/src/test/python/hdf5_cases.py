"""Writes robomimic and ALOHA files as their own recorders do; every number follows from its place.

hdf5_cases.py FOLDER: robomimic.hdf5 (11 demonstrations), aloha/episode_{0,1,10}.hdf5.
"""

import sys
from pathlib import Path

import h5py
import numpy as np

folder = Path(sys.argv[1])


def ramp(shape, offset, dtype):
    return ((np.arange(np.prod(shape)) + offset) % 251).reshape(shape).astype(dtype)


with h5py.File(folder / "robomimic.hdf5", "w") as f:
    data = f.create_group("data")
    data.attrs["total"] = 44
    data.attrs["env_args"] = (
        '{"env_name": "Lift", "env_type": 1,'
        ' "env_kwargs": {"control_freq": 25, "robots": ["Panda"]}}'
    )
    for i in range(11):
        demo = data.create_group(f"demo_{i}")
        demo.attrs["num_samples"] = 4
        demo.create_dataset("actions", data=ramp((4, 7), i, "f8"))
        demo.create_dataset("rewards", data=ramp((4,), i, "f8"))
        demo.create_dataset("dones", data=ramp((4,), i, "i8"))
        demo.create_dataset("contact", data=ramp((4,), i, "i8") % 2 == 0)
        demo.create_dataset("obs/eef_pos", data=ramp((4, 3), i, ">f4"), compression="gzip", shuffle=True)
        demo.create_dataset(
            "obs/agentview_image", data=ramp((4, 6, 5, 3), i, "u1"), chunks=(3, 4, 5, 2),
            compression="gzip", compression_opts=4,
        )
    f.create_dataset("mask/train", data=np.array([b"demo_0", b"demo_1"]))

(folder / "aloha").mkdir()
for i in (0, 1, 10):
    with h5py.File(folder / f"aloha/episode_{i}.hdf5", "w") as f:
        f.attrs["sim"] = True
        f.create_dataset("action", data=ramp((5, 14), i, "f4"))
        f.create_dataset("observations/qpos", data=ramp((5, 14), i + 1, "f4"))
        f.create_dataset("observations/qvel", data=ramp((5, 14), i + 2, "f4"))
        f.create_dataset("observations/effort", data=ramp((5, 14), i + 3, "f4"))
        f.create_dataset(
            "observations/images/cam_high", data=ramp((5, 8, 10, 3), i, "u1"), chunks=(1, 8, 10, 3)
        )
