package dev.sinew.runtime.mcap;

import java.io.IOException;

/// From record to record of the data section, trusting nothing behind the next one.
final class RecordWalk {

  private static final int DATA_END_BYTES = 4;

  private final RecordFile file;
  private long next = Magic.BYTES;
  private McapEnd end;

  RecordWalk(RecordFile file) throws IOException {
    this.file = file;
    if (file.size() < Magic.BYTES) cut(0, "the file has %d bytes".formatted(file.size()));
    else if (file.u64(0) != Magic.VALUE) damaged(0, "not an MCAP file, version 0");
  }

  /// The next whole record; null at the [#end].
  Frame next() throws IOException {
    if (end != null) return null;
    if (next == file.size()) return cut(next, "the file ends without a Data End record");
    Frame frame;
    try {
      frame = file.frame(next, file.size());
    } catch (McapException e) {
      return cut(next, e.problem());
    }
    if (frame.opcode() == 0) return damaged(next, "0 is not an opcode; bytes were lost here");
    if (next == Magic.BYTES && frame.opcode() != Opcode.HEADER)
      return damaged(next, "a %s record, first is a Header".formatted(Opcode.name(frame.opcode())));
    if (isEnd(frame)) {
      end = new McapEnd(McapEnd.Kind.FINISHED, next, "the data section ends here");
      return null;
    }
    next = frame.end();
    return frame;
  }

  /// Ends the walk at a record whose content is not what it should be.
  ///
  /// @return null
  Frame damaged(long offset, String reason) {
    return end(McapEnd.Kind.DAMAGED, offset, reason);
  }

  /// Goes on behind an end, at a record found by other means.
  void resume(long offset) {
    next = offset;
    end = null;
  }

  /// Null before the end.
  McapEnd end() {
    return end;
  }

  /// Another record whose opcode was damaged into one of these has another length, and is passed
  /// over like one of an unknown kind; so is a Footer that is not the last record.
  private boolean isEnd(Frame frame) {
    return switch (frame.opcode()) {
      case Opcode.DATA_END -> frame.length() == DATA_END_BYTES;
      case Opcode.FOOTER ->
          frame.length() == Footer.FIELD_BYTES && frame.end() + Magic.BYTES == file.size();
      default -> false;
    };
  }

  private Frame cut(long offset, String reason) {
    return end(McapEnd.Kind.CUT, offset, reason);
  }

  private Frame end(McapEnd.Kind kind, long offset, String reason) {
    end = new McapEnd(kind, offset, reason);
    return null;
  }
}
