package dev.sinew.runtime.mcap;

import java.util.Arrays;
import java.util.Objects;

/// What the messages of a channel mean.
///
/// @param id 1 to 65535, unique in the file
/// @param name such as `sensor_msgs/msg/JointState`
/// @param encoding of `data`, such as `ros2msg` or `jsonschema` (<https://mcap.dev/spec/registry>);
///     empty when there is no schema
/// @param data the schema itself; not copied, not to be changed afterwards
public record McapSchema(int id, String name, String encoding, byte[] data) implements McapRecord {

  public McapSchema {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(data, "data");
    if (id < 0 || id > 0xFFFF)
      throw new IllegalArgumentException("schema id " + id + ": 1 to 65535 would be right");
  }

  /// Of equal content.
  @Override
  public boolean equals(Object other) {
    return other instanceof McapSchema that
        && id == that.id
        && name.equals(that.name)
        && encoding.equals(that.encoding)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, name, encoding, Arrays.hashCode(data));
  }

  @Override
  public String toString() {
    return "schema %d '%s' (%s, %d bytes)".formatted(id, name, encoding, data.length);
  }

  static McapSchema read(Fields fields) throws McapException {
    return new McapSchema(fields.u16(), fields.text(), fields.text(), fields.bytes(fields.u32()));
  }

  void write(RecordBytes out) {
    out.begin(Opcode.SCHEMA).u16(id).text(name).text(encoding).u32(data.length).bytes(data).end();
  }
}
