package dev.sinew.runtime.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Reads a file from its start, record by record, without trusting its end: a recording that goes
/// on, or that was killed at any byte. A chunk is given only after its CRC was proved (a writer
/// that gave none is believed); a message outside of chunks only in a file without chunks, for
/// nothing proves it. Bad bytes never throw: they end the scan, and [#end] says where and why.
///
/// One thread. Memory: one chunk.
public final class McapScan implements Closeable {

  private final RecordFile file;
  private final RecordWalk walk;
  private final Definitions definitions = new Definitions();
  private Frame frame;
  private ChunkRecords chunk;
  private boolean chunked;

  private McapScan(RecordFile file) throws IOException {
    this.file = file;
    this.walk = new RecordWalk(file);
  }

  public static McapScan open(Path file) throws IOException {
    return open(file, McapLimits.STANDARD);
  }

  /// Of the bytes there are now; what is written later is not seen.
  ///
  /// @throws McapException when the file cannot be opened
  public static McapScan open(Path file, McapLimits limits) throws IOException {
    RecordFile records = RecordFile.open(file, limits);
    try {
      return new McapScan(records);
    } catch (IOException e) {
      records.close();
      throw e;
    }
  }

  /// The next record, schemas and channels each time they are in the file, always before the
  /// messages that use them; null at the end.
  ///
  /// @throws IOException only when the disk cannot be read
  public McapRecord next() throws IOException {
    while (walk.end() == null) {
      try {
        McapRecord record = chunk == null ? outside() : inside();
        if (record != null) return record;
      } catch (McapException e) {
        walk.damaged(frame.offset(), e.problem());
      }
    }
    return null;
  }

  /// Where and why the scan ended; null before.
  public McapEnd end() {
    return walk.end();
  }

  /// Schemas met so far, by id.
  public Map<Integer, McapSchema> schemas() {
    return definitions.schemas();
  }

  /// Channels met so far, by id.
  public Map<Integer, McapChannel> channels() {
    return definitions.channels();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /// @return null when there is nothing for the caller in the next record
  private McapRecord outside() throws IOException {
    frame = walk.next();
    if (frame == null) return null;
    if (frame.opcode() == Opcode.CHUNK) {
      chunked = true;
      chunk = new ChunkRecords(Chunk.read(file, frame));
      return null;
    }
    if (chunked) Records.requireProved(file, frame);
    return Records.isKept(frame.opcode()) ? known(frame.opcode(), file.content(frame)) : null;
  }

  private McapRecord inside() throws McapException {
    if (chunk.next()) return known(chunk.opcode(), chunk.fields());
    chunk = null;
    return null;
  }

  private McapRecord known(int opcode, Fields fields) throws McapException {
    McapRecord record = Records.read(opcode, fields);
    definitions.accept(record, fields);
    return record;
  }
}
