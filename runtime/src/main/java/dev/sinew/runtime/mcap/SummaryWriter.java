package dev.sinew.runtime.mcap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/// Makes the end of a file: summary, summary offsets, footer, magic. Indexes are kept as the
/// records they become: about 60 bytes a chunk and 10 for each channel in it.
final class SummaryWriter {

  private final RecordBytes chunks = new RecordBytes(1 << 12);
  private final RecordBytes attachments = new RecordBytes(1 << 8);
  private final RecordBytes metadata = new RecordBytes(1 << 8);

  void add(ChunkIndex index) {
    index.write(chunks);
  }

  void add(McapAttachmentIndex index) {
    index.write(attachments);
  }

  void add(MetadataIndex index) {
    index.write(metadata);
  }

  /// @param start offset in the file of what is made
  RecordBytes finish(
      long start,
      Iterable<McapSchema> schemas,
      Iterable<McapChannel> channels,
      McapStatistics statistics) {
    RecordBytes out = new RecordBytes(1 << 12);
    List<SummaryOffset> groups = new ArrayList<>();
    Group group =
        (opcode, records) -> {
          int from = out.size();
          records.accept(out);
          if (out.size() > from)
            groups.add(new SummaryOffset(opcode, start + from, out.size() - from));
        };
    group.add(Opcode.SCHEMA, to -> schemas.forEach(schema -> schema.write(to)));
    group.add(Opcode.CHANNEL, to -> channels.forEach(channel -> channel.write(to)));
    group.add(Opcode.STATISTICS, statistics::write);
    group.add(Opcode.CHUNK_INDEX, to -> to.bytes(chunks.view()));
    group.add(Opcode.ATTACHMENT_INDEX, to -> to.bytes(attachments.view()));
    group.add(Opcode.METADATA_INDEX, to -> to.bytes(metadata.view()));
    long offsets = start + out.size();
    groups.forEach(offset -> offset.write(out));
    out.begin(Opcode.FOOTER).u64(start).u64(offsets);
    // The length of the record is part of what its CRC covers: it must stand there already.
    out.room(0).putLong(out.size() - 16 - 8, Footer.FIELD_BYTES);
    CRC32 crc = new CRC32();
    crc.update(out.view());
    out.u32(crc.getValue()).end();
    return out.u64(Magic.VALUE);
  }

  @FunctionalInterface
  private interface Group {
    void add(int opcode, Consumer<RecordBytes> records);
  }
}
