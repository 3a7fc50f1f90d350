package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes a new, finished file of everything whole in a damaged or unfinished one. The damaged file
/// is only read.
///
/// What is whole. A chunk that lies there to its last byte and has the CRC it states (or states
/// none): all its messages. A chunk that was torn, or whose CRC differs, is left out as a whole,
/// also when it is not compressed: a power cut may leave holes of zeros anywhere in it, and nothing
/// in it could tell a whole message from a hole. A record outside of chunks that lies there to its
/// last byte; an attachment only with its CRC, a message only in a file without chunks. Behind
/// bytes that make no sense the search goes on for the next chunk that its CRC proves.
///
/// The new file is written under the name `.OUT.recovering` and gets its own name when it is
/// complete and on the disk.
public final class McapRecovery {

  /// More than any recorder writes, and less than the writer refuses.
  private static final int MAX_MESSAGE = McapLimits.STANDARD.chunkBytes() / 2;

  private final RecordFile file;
  private final RecordWalk walk;
  private final McapWriter writer;
  private final Definitions definitions = new Definitions();
  private final Set<Integer> defined = new HashSet<>();
  private final Tally kept = new Tally();
  private final Findings losses = new Findings();
  private boolean chunked;
  private long bytesLost;

  private McapRecovery(RecordFile file, McapWriter writer) throws IOException {
    this.file = file;
    this.walk = new RecordWalk(file);
    this.writer = writer;
  }

  /// Compresses with [McapOptions#STANDARD]. Memory: one chunk of either file.
  ///
  /// @param out a new name in an existing folder
  /// @throws McapException when `in` cannot be opened or has nothing of an MCAP file, when there is
  ///     a file `out` already, or when it cannot be written; then nothing is left of it
  public static McapRecovered recover(Path in, Path out) throws IOException {
    if (Files.exists(out))
      throw new McapException(out, 0, "there is a file already; a new name would be right");
    try (RecordFile file = RecordFile.open(in, McapLimits.STANDARD)) {
      Path part = out.resolveSibling("." + out.getFileName() + ".recovering");
      McapHeader header = header(file);
      McapWriter writer = McapWriter.create(part, header, McapOptions.STANDARD);
      try {
        McapRecovered recovered = recover(file, writer);
        move(part, out);
        return recovered;
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(part);
        throw e;
      }
    }
  }

  private static McapRecovered recover(RecordFile file, McapWriter writer) throws IOException {
    try (writer) {
      McapRecovery recovery = new McapRecovery(file, writer);
      recovery.run();
      return recovery.report();
    }
  }

  /// A rename within one folder is atomic; without an option it refuses a name that is taken.
  private static void move(Path part, Path out) throws IOException {
    try {
      Files.move(part, out);
    } catch (FileAlreadyExistsException e) {
      throw new McapException(out, 0, "there is a file now; a new name would be right", e);
    }
    Folder.force(out);
  }

  private static McapHeader header(RecordFile file) throws IOException {
    McapHeader header = new McapHeader("", "");
    try {
      Frame frame = file.frame(Magic.BYTES, file.size());
      if (frame.opcode() == Opcode.HEADER) header = McapHeader.read(file.content(frame));
    } catch (McapException e) {
      // The chunks are worth more than the header.
    }
    return new McapHeader(header.profile(), (header.library() + " recovered by sinew").strip());
  }

  private void run() throws IOException {
    ChunkSearch search = new ChunkSearch(file);
    while (true) {
      for (Frame frame = walk.next(); frame != null; frame = walk.next()) bring(frame);
      McapEnd end = walk.end();
      if (end.kind() == McapEnd.Kind.FINISHED) return;
      long next = search.next(end.offset());
      if (next < 0 && end.offset() == 0)
        throw file.problem(0, end.reason() + "; nothing can be recovered");
      lose(end.offset(), next < 0 ? file.size() : next, end.reason());
      if (next < 0) return;
      walk.resume(next);
    }
  }

  private void bring(Frame frame) throws IOException {
    List<McapRecord> records;
    try {
      records = records(frame);
    } catch (McapException e) {
      lose(frame.offset(), frame.end(), e.problem());
      return;
    }
    for (McapRecord record : records) write(record);
    if (frame.opcode() == Opcode.CHUNK) kept.chunk();
  }

  /// All of them, before the first is written.
  private List<McapRecord> records(Frame frame) throws IOException {
    List<McapRecord> records = new ArrayList<>();
    if (frame.opcode() == Opcode.CHUNK) {
      ChunkRecords chunk = new ChunkRecords(Chunk.read(file, frame));
      while (chunk.next()) add(chunk.opcode(), chunk.fields(), records);
      chunked = true;
    } else if (Records.isKept(frame.opcode())) {
      if (chunked) Records.requireProved(file, frame);
      add(frame.opcode(), file.content(frame), records);
    } else {
      requireIndex(frame);
    }
    return records;
  }

  /// Message indexes are made anew; whatever else is passed over is a loss.
  private void requireIndex(Frame frame) throws IOException {
    if (frame.opcode() != Opcode.MESSAGE_INDEX)
      throw file.problem(
          frame.offset(), "a record that cannot be here: " + Opcode.name(frame.opcode()));
    Fields fields = file.content(frame);
    fields.u16();
    if (fields.u32() != frame.length() - 6)
      throw file.problem(frame.offset(), "a Message Index whose length is not that of its entries");
  }

  private void add(int opcode, Fields fields, List<McapRecord> records) throws McapException {
    McapRecord record = Records.read(opcode, fields);
    if (record == null) return;
    definitions.accept(record, fields);
    if (record instanceof McapMessage message && message.data().remaining() > MAX_MESSAGE)
      throw fields.problem("a message of more than " + MAX_MESSAGE + " bytes");
    records.add(record);
  }

  private void write(McapRecord record) throws IOException {
    switch (record) {
      case McapHeader _ -> {}
      case McapSchema schema -> writer.addSchema(schema);
      case McapChannel channel -> define(channel.id());
      case McapMessage message -> write(message);
      case McapAttachment attachment -> {
        writer.addAttachment(attachment);
        kept.attachment();
      }
      case McapMetadata metadata -> {
        writer.addMetadata(metadata);
        kept.metadata();
      }
    }
  }

  private void write(McapMessage message) throws IOException {
    if (defined.add(message.channelId())) define(message.channelId());
    writer.addMessage(
        message.channelId(),
        message.sequence(),
        message.logTimeNanos(),
        message.publishTimeNanos(),
        message.data());
    kept.message(message.channelId(), message.logTimeNanos());
  }

  /// The record that defined it may lie in a chunk that was left out.
  private void define(int channelId) throws IOException {
    McapChannel channel = definitions.channels().get(channelId);
    if (channel.schemaId() != 0) writer.addSchema(definitions.schemas().get(channel.schemaId()));
    writer.addChannel(channel);
  }

  private void lose(long from, long to, String reason) {
    bytesLost += to - from;
    losses.flaw(from, "%d bytes are lost: %s".formatted(to - from, reason));
  }

  private McapRecovered report() {
    McapStatistics counted = kept.statistics(0, 0);
    return new McapRecovered(
        counted.messageCount(),
        counted.chunkCount(),
        counted.attachmentCount(),
        counted.metadataCount(),
        file.size() - bytesLost,
        bytesLost,
        counted.messageEndNanos(),
        losses.list());
  }
}
