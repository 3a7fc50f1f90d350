package dev.sinew.app.dataset.rosbag;

import dev.sinew.runtime.rosmsg.MessageOutput;
import dev.sinew.runtime.rosmsg.Ros1Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/// Writes bags of ROS 1, format 2.0, as <https://wiki.ros.org/Bags/Format/2.0> has it; without the
/// index at their end.
final class TestBag {

  private static final String SEPARATOR = "=".repeat(80) + "\n";

  static final String HEADER =
      SEPARATOR + "MSG: std_msgs/Header\nuint32 seq\ntime stamp\nstring frame_id\n";

  static final String JOINT_STATE =
      "Header header\nstring[] name\nfloat64[] position\nfloat64[] velocity\nfloat64[] effort\n"
          + HEADER;

  static final String IMAGE =
      "Header header\n"
          + "uint32 height\n"
          + "uint32 width\n"
          + "string encoding\n"
          + "uint8 is_bigendian\n"
          + "uint32 step\n"
          + "uint8[] data\n"
          + HEADER;

  static final String COMPRESSED_IMAGE = "Header header\nstring format\nuint8[] data\n" + HEADER;

  private final String compression;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
  private final Map<String, Integer> connections = new LinkedHashMap<>();

  /// @param indexed whether the header claims that an index follows
  TestBag(String compression, boolean indexed) {
    this.compression = compression;
    file.writeBytes("#ROSBAG V2.0\n".getBytes(StandardCharsets.US_ASCII));
    Ros1Output header = out();
    field(header, "op", out().int8(3));
    field(header, "index_pos", out().int64(indexed ? 4711 : 0));
    field(header, "conn_count", out().int32(0));
    field(header, "chunk_count", out().int32(0));
    record(file, header, new byte[16]);
  }

  TestBag message(String topic, String type, String definition, long nanos, byte[] data) {
    Integer known = connections.get(topic);
    int id = known == null ? connect(topic, type, definition) : known;
    Ros1Output header = out();
    field(header, "op", out().int8(2));
    field(header, "conn", out().int32(id));
    field(header, "time", out().time(nanos));
    record(chunk, header, data);
    return this;
  }

  /// A JointState of joints a and b.
  TestBag joints(String topic, long recorded, long stamp, double a, double b) {
    Ros1Output out = out();
    out.int32(0).time(stamp).string("").sequence(2).string("a").string("b");
    out.sequence(2).float64(a).float64(b).sequence(0).sequence(0);
    return message(topic, "sensor_msgs/JointState", JOINT_STATE, recorded, out.copy());
  }

  TestBag endChunk() throws IOException {
    byte[] records = chunk.toByteArray();
    chunk.reset();
    Ros1Output header = out();
    field(header, "op", out().int8(5));
    text(header, "compression", compression);
    field(header, "size", out().int32(records.length));
    record(file, header, compressed(records));
    Ros1Output index = out();
    field(index, "op", out().int8(4));
    record(file, index, new byte[12]);
    return this;
  }

  /// The topic's next message comes from another publisher.
  void reconnect(String topic) {
    connections.put("gone " + topic, connections.remove(topic));
  }

  byte[] bytes() throws IOException {
    if (chunk.size() > 0) endChunk();
    return file.toByteArray();
  }

  static Ros1Output out() {
    Ros1Output out = new Ros1Output(64);
    out.begin();
    return out;
  }

  private int connect(String topic, String type, String definition) {
    int id = connections.size();
    connections.put(topic, id);
    Ros1Output header = out();
    field(header, "op", out().int8(7));
    field(header, "conn", out().int32(id));
    text(header, "topic", topic);
    Ros1Output about = out();
    text(about, "topic", topic);
    text(about, "type", type);
    text(about, "md5sum", "*");
    text(about, "message_definition", definition);
    record(chunk, header, about.copy());
    return id;
  }

  private byte[] compressed(byte[] records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream stream =
        switch (compression) {
          case "bz2" -> new BZip2CompressorOutputStream(out);
          case "lz4" -> new LZ4FrameOutputStream(out);
          default -> out;
        }) {
      stream.write(records);
    }
    return out.toByteArray();
  }

  private static void text(Ros1Output header, String name, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    field(header, name, out().bytes(bytes, 0, bytes.length));
  }

  private static void field(Ros1Output header, String name, MessageOutput value) {
    byte[] key = (name + "=").getBytes(StandardCharsets.UTF_8);
    header.int32(key.length + value.size()).bytes(key, 0, key.length);
    header.bytes(value.array(), 0, value.size());
  }

  private static void record(ByteArrayOutputStream to, Ros1Output header, byte[] data) {
    Ros1Output record = out();
    record.int32(header.size()).bytes(header.array(), 0, header.size());
    record.int32(data.length).bytes(data, 0, data.length);
    to.writeBytes(record.copy());
  }
}
