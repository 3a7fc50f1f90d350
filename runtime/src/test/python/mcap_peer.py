"""MCAP files through PyPI's mcap.

`read FILE` prints what its two readers find, all CRCs validated. `write FILE COMPRESSION` makes a file whose chunks
are of several LZ4 blocks.
"""

import sys

from mcap.reader import NonSeekingReader, SeekingReader
from mcap.writer import CompressionType, Writer


def messages(reader):
    for schema, channel, m in reader.iter_messages():
        name = schema.name.encode().hex() if schema else "-"
        topic = channel.topic.encode().hex()
        print(f"{channel.id} [{topic}] [{name}] {m.sequence} {m.log_time} {m.publish_time} [{m.data.hex()}]")


def read(path):
    with open(path, "rb") as file:
        reader = SeekingReader(file, validate_crcs=True)
        print("indexed")
        messages(reader)
        for a in reader.iter_attachments():
            print(f"attachment [{a.name.encode().hex()}] {a.log_time} {a.create_time} [{a.data.hex()}]")
        for m in reader.iter_metadata():
            print(f"metadata [{m.name.encode().hex()}] {len(m.metadata)}")
    with open(path, "rb") as file:
        print("streamed")
        messages(NonSeekingReader(file, validate_crcs=True))


def write(path, compression):
    writer = Writer(path, 300_000, CompressionType[compression], enable_data_crcs=True)
    writer.start("ros2", "peer")
    schema = writer.register_schema("demo/Point", "jsonschema", b"{}")
    channels = [
        writer.register_channel("/a", "json", schema, {"k": "v"}),
        writer.register_channel("/b", "json", 0),
    ]
    for i in range(1, 301):
        data = b"%d " % (i // 7 * i // 11) * (i % 60 * 30 + 1)
        writer.add_message(channels[i % 2], 10 * i, data, 10 * i - 1, (i + 1) // 2)
    writer.add_attachment(1, 2, "name", "text/plain", bytes(range(256)))
    writer.add_metadata("robot", {"serial": "7"})
    writer.finish()


if sys.argv[1] == "read":
    read(sys.argv[2])
else:
    write(sys.argv[2], sys.argv[3])
