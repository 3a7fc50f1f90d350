package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The end of a file, read and proved by its CRC.
final class Summary {

  private final Footer footer;
  private final Definitions definitions = new Definitions();
  private final List<ChunkIndex> chunks = new ArrayList<>();
  private final List<McapAttachmentIndex> attachments = new ArrayList<>();
  private final List<MetadataIndex> metadata = new ArrayList<>();
  private final List<SummaryOffset> offsets = new ArrayList<>();
  private final List<SummaryOffset> groups = new ArrayList<>();
  private McapStatistics statistics;
  private long offsetsStart;

  private Summary(Footer footer) {
    this.footer = footer;
  }

  /// @throws McapException when the file has no sound end
  static Summary read(RecordFile file) throws IOException {
    long end = file.size() - Magic.BYTES;
    long at = end - Footer.BYTES;
    if (at < Magic.BYTES) throw file.problem(file.size(), "the file ends without a Footer");
    if (file.u64(end) != Magic.VALUE)
      throw file.problem(end, "the file does not end with the magic: it was cut or never finished");
    Frame frame = file.frame(at, end);
    if (frame.opcode() != Opcode.FOOTER || frame.length() != Footer.FIELD_BYTES)
      throw file.problem(at, "no Footer of 20 bytes before the last magic");
    Summary summary = new Summary(Footer.read(file.content(frame)));
    summary.prove(file, at);
    summary.records(file, at);
    return summary;
  }

  Footer footer() {
    return footer;
  }

  Definitions definitions() {
    return definitions;
  }

  /// Null when there are none.
  McapStatistics statistics() {
    return statistics;
  }

  List<ChunkIndex> chunks() {
    return chunks;
  }

  List<McapAttachmentIndex> attachments() {
    return attachments;
  }

  List<MetadataIndex> metadata() {
    return metadata;
  }

  /// What the summary offset section says of [#groups].
  List<SummaryOffset> offsets() {
    return offsets;
  }

  /// Where the summary offset section begins; 0 when there is none.
  long offsetsStart() {
    return offsetsStart;
  }

  /// Runs of records of one kind, as they lie there.
  List<SummaryOffset> groups() {
    return groups;
  }

  /// @param at offset of the footer
  private void prove(RecordFile file, long at) throws IOException {
    long start = footer.summaryStart();
    if (start != 0 && (start < Magic.BYTES || start > at))
      throw file.problem(
          at, "the Footer says the summary begins at " + Long.toUnsignedString(start));
    long crc = file.crc(start == 0 ? at : start, at + Footer.BYTES - 4);
    if (footer.summaryCrc() != 0 && footer.summaryCrc() != crc)
      throw file.problem(
          start,
          "the summary has the CRC %08x, the Footer says %08x".formatted(crc, footer.summaryCrc()));
  }

  /// Channels wait for all schemas: the order of the groups is free.
  private void records(RecordFile file, long at) throws IOException {
    if (footer.summaryStart() == 0) return;
    List<Frame> channels = new ArrayList<>();
    Frame frame;
    for (long next = footer.summaryStart(); next < at; next = frame.end()) {
      frame = file.frame(next, at);
      group(frame);
      if (frame.opcode() == Opcode.CHANNEL) channels.add(frame);
      else record(file, frame);
    }
    for (Frame channel : channels) define(file, channel);
  }

  private void record(RecordFile file, Frame frame) throws IOException {
    switch (frame.opcode()) {
      case Opcode.SCHEMA -> define(file, frame);
      case Opcode.CHUNK_INDEX -> chunks.add(ChunkIndex.read(file.content(frame)));
      case Opcode.ATTACHMENT_INDEX ->
          attachments.add(McapAttachmentIndex.read(file.content(frame)));
      case Opcode.METADATA_INDEX -> metadata.add(MetadataIndex.read(file.content(frame)));
      case Opcode.SUMMARY_OFFSET -> offsets.add(SummaryOffset.read(file.content(frame)));
      case Opcode.STATISTICS -> statistics = McapStatistics.read(file.content(frame));
      default -> {
        if (frame.opcode() <= Opcode.DATA_END)
          throw file.problem(
              frame.offset(),
              "a %s record does not belong in the summary".formatted(Opcode.name(frame.opcode())));
      }
    }
  }

  private void define(RecordFile file, Frame frame) throws IOException {
    Fields fields = file.content(frame);
    definitions.accept(Records.read(frame.opcode(), fields), fields);
  }

  private void group(Frame frame) {
    if (frame.opcode() == Opcode.SUMMARY_OFFSET) {
      if (offsetsStart == 0) offsetsStart = frame.offset();
      return;
    }
    long length = frame.end() - frame.offset();
    if (!groups.isEmpty() && groups.getLast().opcode() == frame.opcode()) {
      SummaryOffset group = groups.removeLast();
      groups.add(new SummaryOffset(group.opcode(), group.start(), group.length() + length));
    } else {
      groups.add(new SummaryOffset(frame.opcode(), frame.offset(), length));
    }
  }
}
