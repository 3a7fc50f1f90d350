"""Bags of ROS 1 written by rosbags, and MCAP ones.

usage: rosbags_bags.py FOLDER

Writes none.bag, bz2.bag, lz4.bag and, of the same values, the rosbag2 folder mcap; and `messages`:
topic, type, time in nanoseconds and the bytes of ROS 1 in hexadecimal, in the order written.
"""

import sys
from pathlib import Path

import numpy as np
from rosbags.rosbag1 import Writer
from rosbags.rosbag2 import StoragePlugin
from rosbags.rosbag2 import Writer as Writer2
from rosbags.typesys import Stores, get_typestore

JOINTS = 'sensor_msgs/msg/JointState'
IMAGE = 'sensor_msgs/msg/Image'
START = 1_700_000_000_000_000_000


def header(store, nanos):
    stamp = store.types['builtin_interfaces/msg/Time'](sec=nanos // 10**9, nanosec=nanos % 10**9)
    extra = {'seq': 7} if 'seq' in dict(store.fielddefs['std_msgs/msg/Header'][1]) else {}
    return store.types['std_msgs/msg/Header'](**extra, stamp=stamp, frame_id='base')


def joints(store, nanos, i):
    values = [np.array([i * 0.5, -i], dtype=np.float64)] * 3
    return store.types[JOINTS](header(store, nanos), ['elbow', 'wrist'], *values)


def image(store, nanos, i):
    # Half noise, half flat: compressible, and more than one block and one chunk.
    data = np.random.default_rng(i).integers(0, 256, 96 * 128 * 3, dtype=np.uint8)
    data[: data.size // 2] = i
    return store.types[IMAGE](header(store, nanos), 96, 128, 'rgb8', 0, 128 * 3, data)


def samples(store):
    for i in range(200):
        nanos = START + i * 10_000_000
        yield '/joints', JOINTS, nanos + 3_000_000, joints(store, nanos, i)
        if i % 4 == 0:
            yield '/camera', IMAGE, nanos + 5_000_000, image(store, nanos, i)


def write(writer, store, serialize, log=None, **extra):
    connections = {
        topic: writer.add_connection(topic, name, typestore=store, **extra)
        for topic, name in (('/joints', JOINTS), ('/camera', IMAGE))
    }
    for topic, name, nanos, item in samples(store):
        data = bytes(serialize(item, name))
        writer.write(connections[topic], nanos, data)
        if log:
            print(topic, name.replace('/msg/', '/'), nanos, data.hex(), file=log)


def main():
    folder = Path(sys.argv[1])
    store = get_typestore(Stores.ROS1_NOETIC)
    for compression in ('NONE', 'BZ2', 'LZ4'):
        writer = Writer(folder / f'{compression.lower()}.bag')
        if compression != 'NONE':
            writer.set_compression(Writer.CompressionFormat[compression])
        with writer, open(folder / 'messages', 'w', encoding='ascii') as log:
            write(writer, store, store.serialize_ros1, log)
    store = get_typestore(Stores.ROS2_HUMBLE)
    with Writer2(folder / 'mcap', version=9, storage_plugin=StoragePlugin.MCAP) as writer:
        write(writer, store, store.serialize_cdr)


main()
