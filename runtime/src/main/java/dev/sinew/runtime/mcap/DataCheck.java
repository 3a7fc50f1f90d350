package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The data section: every record, CRC and index in it.
final class DataCheck {

  private final RecordFile file;
  private final Findings findings;
  private final Definitions definitions = new Definitions();
  private final Tally tally = new Tally();
  private final Map<Integer, ChannelTrace> traces = new LinkedHashMap<>();
  private final List<ChunkIndex> chunks = new ArrayList<>();
  private final List<McapAttachmentIndex> attachments = new ArrayList<>();
  private final List<MetadataIndex> metadata = new ArrayList<>();
  private ChunkCheck chunk;
  private boolean chunkFailed;
  private long unproved;

  DataCheck(RecordFile file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /// @return offset behind the data section; -1 when it has no end
  long run() throws IOException {
    RecordWalk walk = new RecordWalk(file);
    for (Frame frame = walk.next(); frame != null; frame = walk.next()) {
      if (frame.opcode() != Opcode.MESSAGE_INDEX) finishChunk();
      try {
        record(frame);
      } catch (McapException e) {
        findings.flaw(frame.offset(), e.problem());
      }
    }
    finishChunk();
    traces.forEach((id, trace) -> trace.report(definitions.channels().get(id), findings));
    if (unproved > 0) findings.note(0, unproved + " of the chunks and attachments state no CRC");
    McapEnd end = walk.end();
    if (end.kind() == McapEnd.Kind.FINISHED) return dataEnd(end.offset());
    findings.flaw(end.offset(), "the data section breaks off: " + end.reason());
    return -1;
  }

  McapStatistics counted() {
    return tally.statistics(definitions.schemas().size(), definitions.channels().size());
  }

  Definitions definitions() {
    return definitions;
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

  private void record(Frame frame) throws IOException {
    switch (frame.opcode()) {
      case Opcode.CHUNK -> chunk(frame);
      case Opcode.MESSAGE_INDEX -> index(frame);
      case Opcode.ATTACHMENT -> attachment(frame);
      case Opcode.METADATA -> metadata(frame);
      case Opcode.SCHEMA, Opcode.CHANNEL, Opcode.MESSAGE, Opcode.HEADER -> loose(frame);
      default -> foreign(frame);
    }
  }

  /// The indexes of a chunk that fails are passed over: there is nothing to compare them with.
  private void chunk(Frame frame) throws IOException {
    tally.chunk();
    chunkFailed = true;
    Chunk content = Chunk.read(file, frame);
    if (content.crc() == 0) unproved++;
    ChunkCheck check = new ChunkCheck(content, findings);
    messages(content, check);
    chunk = check;
    chunkFailed = false;
  }

  private void messages(Chunk content, ChunkCheck check) throws IOException {
    ChunkRecords records = new ChunkRecords(content);
    while (records.next()) {
      switch (Records.read(records.opcode(), records.fields())) {
        case McapMessage message -> {
          definitions.accept(message, records.fields());
          check.message(message, records.offset());
          message(message, content.frame().offset());
        }
        case McapSchema schema -> definitions.accept(schema, records.fields());
        case McapChannel channel -> definitions.accept(channel, records.fields());
        case null, default ->
            throw records
                .fields()
                .problem("a %s record in a chunk".formatted(Opcode.name(records.opcode())));
      }
    }
  }

  private void index(Frame frame) throws IOException {
    if (chunkFailed) return;
    if (chunk == null) throw file.problem(frame.offset(), "a Message Index without its chunk");
    chunk.index(file, frame);
  }

  private void attachment(Frame frame) throws IOException {
    tally.attachment();
    Fields fields = file.content(frame);
    McapAttachment attachment = McapAttachment.read(fields);
    if (fields.view().getInt(fields.position() - 4) == 0) unproved++;
    attachments.add(
        McapAttachmentIndex.of(attachment, frame.offset(), frame.end() - frame.offset()));
  }

  private void metadata(Frame frame) throws IOException {
    tally.metadata();
    McapMetadata values = McapMetadata.read(file.content(frame));
    metadata.add(new MetadataIndex(frame.offset(), frame.end() - frame.offset(), values.name()));
  }

  /// Outside of chunks.
  private void loose(Frame frame) throws IOException {
    Fields fields = file.content(frame);
    McapRecord record = Records.read(frame.opcode(), fields);
    definitions.accept(record, fields);
    if (record instanceof McapMessage message) message(message, frame.offset());
  }

  private void message(McapMessage message, long offset) {
    tally.message(message.channelId(), message.logTimeNanos());
    traces.computeIfAbsent(message.channelId(), _ -> new ChannelTrace()).message(message, offset);
  }

  private void foreign(Frame frame) {
    String text = "a %s record in the data section".formatted(Opcode.name(frame.opcode()));
    if (frame.opcode() <= Opcode.DATA_END) findings.flaw(frame.offset(), text);
    else findings.note(frame.offset(), text);
  }

  private void finishChunk() {
    if (chunk != null) chunks.add(chunk.finish());
    chunk = null;
    chunkFailed = false;
  }

  private long dataEnd(long offset) throws IOException {
    Frame frame = file.frame(offset, file.size());
    if (frame.opcode() != Opcode.DATA_END) {
      findings.flaw(offset, "the data section has no Data End record");
      return offset;
    }
    try {
      long stated = file.content(frame).u32();
      long crc = file.crc(0, offset);
      if (stated == 0) findings.note(offset, "the data section has no CRC");
      else if (stated != crc)
        findings.flaw(
            offset, "the data section has the CRC %08x, its end says %08x".formatted(crc, stated));
    } catch (McapException e) {
      findings.flaw(e);
    }
    return frame.end();
  }
}
