"""Writes random arrays with zarr 2 in every codec, type and chunking that Sinew reads.

zarr_cases.py FOLDER: one zarr group FOLDER/cases.zarr, one FOLDER/cases.zip, and for every array
NAME the file FOLDER/NAME.raw with its elements in C order, little-endian.
"""

import sys
from pathlib import Path

import numpy as np
import zarr
from numcodecs import LZ4, Blosc, Zlib, Zstd

folder = Path(sys.argv[1])
random = np.random.RandomState(4711)


def values(dtype, shape, noisy):
    kind = np.dtype(dtype)
    if kind.kind == "f":
        data = random.standard_normal(shape) if noisy else np.floor(random.uniform(0, 9, shape))
    elif kind.kind == "b":
        data = random.uniform(size=shape) < 0.5
    else:
        top = min(np.iinfo(kind).max, 2**40)
        low = -top if kind.kind == "i" else 0
        data = random.randint(low, top, shape) if noisy else random.randint(0, 5, shape)
    return data.astype(kind)


def compressors():
    yield "none", None
    yield "zlib", Zlib(level=4)
    yield "zstd", Zstd(level=3)
    yield "lz4", LZ4()
    for codec in ("blosclz", "lz4", "lz4hc", "zlib", "zstd"):
        for shuffle in (Blosc.NOSHUFFLE, Blosc.SHUFFLE, Blosc.BITSHUFFLE):
            for level in (1, 5, 9):
                yield f"{codec}-{shuffle}-{level}", Blosc(codec, clevel=level, shuffle=shuffle)
        yield f"{codec}-blocks", Blosc(codec, clevel=5, shuffle=Blosc.BITSHUFFLE, blocksize=1000)
    yield "stored", Blosc("lz4", clevel=0)


def write(group, name, data, **how):
    group.create_dataset(name, data=data, **how)
    order = data.dtype.newbyteorder("<")
    (folder / f"{name}.raw").write_bytes(np.ascontiguousarray(data.astype(order)).tobytes())


root = zarr.open_group(str(folder / "cases.zarr"), mode="w")
types = ["<f4", "<f8", ">f4", ">f8", "<i4", "<i8", ">i4", ">i8", "|u1", "|b1", "<f2", "<i2", "<u4"]
count = 0
for codec, compressor in compressors():
    for noisy in (False, True):
        dtype = types[count % len(types)]
        shape, chunks = [
            ((1003, 7), (250, 7)),
            ((333, 5, 4), (100, 2, 3)),
            ((2100,), (1000,)),
            ((60, 24, 24, 3), (16, 24, 24, 3)),
            ((41, 30, 20), (41, 11, 20)),
        ][count % 5]
        data = values(dtype, shape, noisy)
        write(root, f"c{count:03d}-{codec}", data, chunks=chunks, compressor=compressor)
        count += 1
for dtype in types:
    data = values(dtype, (500, 3), True)
    compressor = Blosc("zstd", clevel=5, shuffle=Blosc.BITSHUFFLE)
    write(root, f"t-{count}", data, chunks=(64, 2), compressor=compressor)
    count += 1

# Chunks that were never written, with every kind of fill value.
for dtype, fill in (("<f4", float("nan")), ("<f8", float("-inf")), (">i4", -7), ("|b1", True)):
    a = root.create_dataset(
        f"holes-{np.dtype(dtype).kind}{np.dtype(dtype).itemsize}",
        shape=(100, 4), chunks=(10, 3), dtype=dtype, fill_value=fill, compressor=None,
    )
    a[20:35] = values(dtype, (15, 4), True)
    order = np.dtype(dtype).newbyteorder("<")
    (folder / f"{a.basename}.raw").write_bytes(a[:].astype(order).tobytes())
slashes = zarr.create(
    shape=(50, 5), chunks=(7, 2), dtype="<i4", dimension_separator="/",
    store=zarr.NestedDirectoryStore(str(folder / "cases.zarr")), path="slashes", compressor=None,
)
slashes[:] = values("<i4", (50, 5), True)
(folder / "slashes.raw").write_bytes(slashes[:].tobytes())

with zarr.ZipStore(str(folder / "cases.zip"), mode="w") as store:
    zarr.copy_store(root.store, store)
