package dev.sinew.runtime.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Follows the chain of an event log from its first line to its last or to the first broken one.
final class LogCheck {

  /// Null where no log wrote the line.
  private final List<LogLine> lines = new ArrayList<>();

  private final byte[] torn;
  private final LogReport report;

  LogCheck(byte[] file) {
    int start = 0;
    for (int i = 0; i < file.length; i++) {
      if (file[i] != '\n') continue;
      lines.add(LogLine.read(Arrays.copyOfRange(file, start, i)));
      start = i + 1;
    }
    torn = Arrays.copyOfRange(file, start, file.length);
    report = follow();
  }

  LogReport report() {
    return report;
  }

  /// Number of whole lines.
  int lines() {
    return lines.size();
  }

  /// What follows the last whole line.
  byte[] torn() {
    return torn;
  }

  private LogReport follow() {
    int events = 0;
    int runs = 0;
    boolean closed = false;
    String head = LogLine.NO_HASH;
    for (int i = 0; i < lines.size(); i++) {
      LogLine line = lines.get(i);
      if (line == null || line.number() != i + 1 || !line.prev().equals(head))
        return new LogReport(events, runs, closed, flaw(i, head), i + 1, torn.length, head);
      head = line.hash();
      closed = line.kind().equals(LogLine.END);
      if (line.kind().equals(LogLine.EVENT)) events++;
      if (line.kind().equals(LogLine.RUN)) runs++;
    }
    return new LogReport(events, runs, closed, LogFlaw.NONE, 0, torn.length, head);
  }

  /// @param head hash of the line before
  private LogFlaw flaw(int index, String head) {
    List<LogLine> later = lines.subList(index + 1, lines.size());
    boolean goesOn = later.stream().anyMatch(l -> l != null && l.prev().equals(head));
    LogLine line = lines.get(index);
    if (line == null) return goesOn ? LogFlaw.INSERTED : LogFlaw.EDITED;
    if (line.number() <= index + 1) return LogFlaw.INSERTED;
    if (goesOn) return later.contains(line) ? LogFlaw.INSERTED : LogFlaw.REORDERED;
    return index == 0 ? LogFlaw.HEAD_MISSING : LogFlaw.REMOVED;
  }
}
