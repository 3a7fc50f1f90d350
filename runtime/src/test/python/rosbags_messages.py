"""Random messages of every type that rosbags knows, serialised by rosbags.

usage: rosbags_messages.py OUTPUT

Three lines a type: `type DIALECT NAME MD5` and the definition in hexadecimal; then three a message:
its CDR, little-endian, then big-endian (ROS 2) or twice its bytes (ROS 1), and its leaves: integers
in decimal, floats as the bits of a double, text in hexadecimal.
"""

import random
import struct
import sys

import numpy as np
from rosbags.interfaces import Nodetype
from rosbags.typesys import Stores, get_typestore

MESSAGES = 5
DTYPES = {'bool': np.bool_, 'octet': np.uint8, 'byte': np.uint8, 'char': np.uint8}
draw = random.Random(502)


def scalar(kind):
    if kind == 'string':
        return ''.join(draw.choice('aZ09 äΩ漢😀') for _ in range(draw.randrange(12)))
    if kind == 'bool':
        return draw.random() < 0.5
    if kind.startswith('float'):
        value = draw.choice([0.0, -0.0, float('inf'), draw.uniform(-1e6, 1e6), draw.gauss(0, 1e-9)])
        return float(np.float32(value)) if kind == 'float32' else value
    # Signed for rosbags, unsigned for ROS 2.
    if kind in ('byte', 'octet', 'char'):
        return draw.randrange(128)
    info = np.iinfo(kind)
    return draw.randint(int(info.min), int(info.max))


def many(store, kind, count):
    if kind[0] == Nodetype.NAME:
        return [message(store, kind[1]) for _ in range(count)]
    values = [scalar(kind[1][0]) for _ in range(count)]
    name = kind[1][0]
    return values if name == 'string' else np.array(values, dtype=DTYPES.get(name) or getattr(np, name))


def value(store, kind):
    if kind[0] == Nodetype.BASE:
        return scalar(kind[1][0])
    if kind[0] == Nodetype.NAME:
        return message(store, kind[1])
    if kind[0] == Nodetype.ARRAY:
        return many(store, *kind[1])
    bound = kind[1][1] or 5
    return many(store, kind[1][0], draw.randrange(min(bound, 5) + 1))


def message(store, name):
    # A ROS 1 time is unsigned, the class that rosbags makes of it is not.
    if name.startswith('builtin_interfaces/msg/'):
        return store.types[name](sec=draw.randrange(2**31), nanosec=draw.randrange(10**9))
    fields = store.fielddefs[name][1]
    return store.types[name](**{field: value(store, kind) for field, kind in fields})


def leaves(store, kind, item):
    if kind[0] == Nodetype.NAME:
        for field, inner in store.fielddefs[kind[1]][1]:
            if field == 'structure_needs_at_least_one_member' and not store.ros2:
                continue
            yield from leaves(store, inner, getattr(item, field))
    elif kind[0] == Nodetype.BASE:
        if kind[1][0] == 'string':
            yield 's' + item.encode().hex()
        elif kind[1][0].startswith('float'):
            yield struct.pack('>d', float(item)).hex()
        else:
            yield str(int(item))
    else:
        for element in item:
            yield from leaves(store, kind[1][0], element)


def write(out, dialect, store, name):
    ros2 = dialect == 'ROS2'
    text, md5 = store.generate_msgdef(name, ros_version=2 if ros2 else 1)
    print('type', dialect, name if ros2 else name.replace('/msg/', '/'), md5, file=out)
    print(text.encode().hex(), file=out)
    for _ in range(MESSAGES):
        item = message(store, name)
        if ros2:
            forms = [store.serialize_cdr(item, name, little_endian=le) for le in (True, False)]
        else:
            forms = [store.serialize_ros1(item, name)] * 2
        for form in forms:
            print(bytes(form).hex(), file=out)
        print(' '.join(leaves(store, (Nodetype.NAME, name), item)), file=out)


def main():
    with open(sys.argv[1], 'w', encoding='ascii') as out:
        for dialect, which in (('ROS2', Stores.ROS2_HUMBLE), ('ROS1', Stores.ROS1_NOETIC)):
            store = get_typestore(which)
            store.ros2 = dialect == 'ROS2'
            for name in sorted(store.fielddefs):
                if not name.startswith('builtin_interfaces/'):
                    write(out, dialect, store, name)


main()
