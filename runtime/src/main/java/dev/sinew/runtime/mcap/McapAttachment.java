package dev.sinew.runtime.mcap;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;

/// A file inside the file: a calibration, a robot description, a configuration.
///
/// @param logTimeNanos when it was recorded; unsigned
/// @param createTimeNanos when it was made; 0 when not known; unsigned
/// @param mediaType such as `application/json`
/// @param data not copied, not to be changed afterwards
public record McapAttachment(
    long logTimeNanos, long createTimeNanos, String name, String mediaType, byte[] data)
    implements McapRecord {

  public McapAttachment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(data, "data");
  }

  /// Of equal content.
  @Override
  public boolean equals(Object other) {
    return other instanceof McapAttachment that
        && logTimeNanos == that.logTimeNanos
        && createTimeNanos == that.createTimeNanos
        && name.equals(that.name)
        && mediaType.equals(that.mediaType)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(logTimeNanos, createTimeNanos, name, mediaType, Arrays.hashCode(data));
  }

  @Override
  public String toString() {
    return "attachment '%s' (%s, %d bytes)".formatted(name, mediaType, data.length);
  }

  /// @throws McapException also when the CRC of its fields is another one; 0 stands for none
  static McapAttachment read(Fields fields) throws McapException {
    ByteBuffer all = fields.view();
    McapAttachment attachment =
        new McapAttachment(
            fields.u64(), fields.u64(), fields.text(), fields.text(), fields.bytes(fields.u64()));
    int length = fields.position();
    long expected = fields.u32();
    CRC32 crc = new CRC32();
    crc.update(all.limit(length));
    if (expected != 0 && expected != crc.getValue())
      throw fields.problem(
          "the attachment '%s' has the CRC %08x, its record says %08x"
              .formatted(attachment.name, crc.getValue(), expected));
    return attachment;
  }

  /// What its record has at most: a char is up to 3 bytes of UTF-8.
  long maxRecordBytes() {
    return 64 + 3L * name.length() + 3L * mediaType.length() + data.length;
  }

  /// The CRC is that of the fields before it, without opcode and length.
  void write(RecordBytes out) {
    out.begin(Opcode.ATTACHMENT)
        .u64(logTimeNanos)
        .u64(createTimeNanos)
        .text(name)
        .text(mediaType)
        .u64(data.length)
        .bytes(data);
    CRC32 crc = new CRC32();
    crc.update(out.content());
    out.u32(crc.getValue()).end();
  }
}
