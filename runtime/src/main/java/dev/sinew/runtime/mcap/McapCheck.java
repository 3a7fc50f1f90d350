package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.nio.file.Path;

/// Proves a file: magic at both ends, every CRC (chunks, attachments, data section, summary), that
/// every index entry points at the message it claims and every message has one, that statistics
/// equal what is counted, that channels and schemas are known before they are used. Notes gaps in
/// the numbers of a channel's messages, and log times that go back.
///
/// Bad bytes never throw: they are findings. Which bytes the format's CRCs cover is said at the
/// package.
public final class McapCheck {

  private McapCheck() {}

  public static McapReport check(Path file) throws IOException {
    return check(file, McapLimits.STANDARD);
  }

  /// Reads the file through twice. Memory: one chunk, and the indexes.
  ///
  /// @throws McapException only when the file cannot be opened
  public static McapReport check(Path file, McapLimits limits) throws IOException {
    Findings findings = new Findings();
    try (RecordFile records = RecordFile.open(file, limits)) {
      DataCheck data = new DataCheck(records, findings);
      long dataEnd = data.run();
      new SummaryCheck(records, data, findings).run(dataEnd);
      return new McapReport(findings.list(), data.counted());
    }
  }
}
