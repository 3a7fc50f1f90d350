package dev.sinew.runtime.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damage of every kind to a log of nine lines in two runs.
class LogCheckTest {

  private static final int LINES = 9;
  private static final int LINES_OF_THE_FIRST_RUN = 5;
  private static final byte[] LOG = log();
  private static final List<String> TEXT = new String(LOG, UTF_8).lines().toList();

  @TempDir private Path folder;

  private static byte[] log() {
    try {
      Path file = Files.createTempFile("sinew-events", ".jsonl");
      try {
        return EventLogTest.twoRuns(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyFlippedBitIsFoundInItsLine() {
    int line = 1;
    for (int at = 0; at < LOG.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = LOG.clone();
        changed[at] ^= (byte) (1 << bit);
        assertFoundAt(line, changed);
      }
      if (LOG[at] == '\n') line++;
    }
    assertThat(line).isEqualTo(LINES + 1);
  }

  @Property(seed = "20260115", tries = 20_000)
  void everyChangedByteIsFound(
      @ForAll @IntRange(max = 100_000) int where, @ForAll @ByteRange(min = -128) byte value) {
    int at = where % LOG.length;
    Assume.that(LOG[at] != value);
    byte[] changed = LOG.clone();
    changed[at] = value;
    assertFoundAt(lineOf(at), changed);
  }

  @Test
  void everyRemovedByteAndEveryAddedByteIsFound() {
    for (int at = 0; at < LOG.length; at++) {
      assertThat(check(replaced(at, at + 1, "")).intact()).as("without byte %d", at).isFalse();
      for (String added : List.of("\n", " ", "}", "0"))
        assertThat(check(replaced(at, at, added)).intact()).as("%s at %d", added, at).isFalse();
    }
  }

  @Test
  void everyRemovedRunOfLinesButTheLastIsFound() {
    for (int from = 0; from < LINES; from++) {
      for (int to = from + 1; to < LINES; to++) {
        List<String> rest = new ArrayList<>(TEXT);
        rest.subList(from, to).clear();
        LogReport report = check(rest);
        assertThat(report.brokenLine()).isEqualTo(from + 1);
        assertThat(report.flaw()).isEqualTo(from == 0 ? LogFlaw.HEAD_MISSING : LogFlaw.REMOVED);
      }
    }
  }

  @Test
  void linesRemovedUpToTheEndLeaveAnotherHead() {
    String head = check(TEXT).head();
    for (int left = 0; left < LINES; left++) {
      LogReport report = check(TEXT.subList(0, left));
      assertThat(report.intact()).isTrue();
      assertThat(report.head()).isNotEqualTo(head);
      assertThat(report.closed()).as("%d lines", left).isEqualTo(left == LINES_OF_THE_FIRST_RUN);
    }
  }

  @Test
  void everyTwoLinesSwappedAreFound() {
    for (int a = 0; a < LINES; a++) {
      for (int b = a + 1; b < LINES; b++) {
        List<String> swapped = new ArrayList<>(TEXT);
        Collections.swap(swapped, a, b);
        LogReport report = check(swapped);
        assertThat(report.brokenLine()).isEqualTo(a + 1);
        assertThat(report.flaw()).isEqualTo(LogFlaw.REORDERED);
      }
    }
  }

  @Test
  void everyLineCopiedToAnyPlaceIsFound() {
    for (int source = 0; source < LINES; source++) {
      for (int at = 0; at <= LINES; at++) {
        List<String> more = new ArrayList<>(TEXT);
        more.add(at, TEXT.get(source));
        LogReport report = check(more);
        assertThat(report.flaw()).as("line %d at %d", source, at).isEqualTo(LogFlaw.INSERTED);
        assertThat(report.brokenLine()).isEqualTo(at == source ? at + 2 : at + 1);
      }
    }
  }

  @Test
  void aForeignLineIsFoundAnywhere() {
    for (int at = 0; at <= LINES; at++) {
      for (String foreign : List.of("", "{}", "[1,2]", "x".repeat(200), "null")) {
        List<String> more = new ArrayList<>(TEXT);
        more.add(at, foreign);
        LogReport report = check(more);
        assertThat(report.brokenLine()).isEqualTo(at + 1);
        assertThat(report.flaw()).isEqualTo(at < LINES ? LogFlaw.INSERTED : LogFlaw.EDITED);
      }
    }
  }

  /// With a right hash of its own, and linked to the line before: the next one no longer fits.
  @Test
  void aForgedLineIsFoundByTheOneAfterIt() {
    for (int at = 1; at < LINES - 1; at++) {
      LogLine before = LogLine.read(TEXT.get(at - 1).getBytes(UTF_8));
      LogLine forged =
          LogLine.of(at + 1, before.hash(), LogLine.EVENT, LogLine.object().put("rule", "none"));
      List<String> replaced = new ArrayList<>(TEXT);
      replaced.set(at, new String(forged.bytes(), UTF_8).strip());
      LogReport report = check(replaced);
      assertThat(report.brokenLine()).isEqualTo(at + 2);
      assertThat(report.flaw()).isEqualTo(LogFlaw.INSERTED);
    }
  }

  @Test
  void cutAtAnyByteTheLogKeepsItsWholeLinesAndTellsTheRest() {
    for (int length = 0; length <= LOG.length; length++) {
      LogReport report = check(Arrays.copyOf(LOG, length));
      assertThat(report.flaw()).isEqualTo(LogFlaw.NONE);
      assertThat(report.tornBytes()).isEqualTo(length - endOfWholeLines(length));
      assertThat(report.runs() + report.events()).isEqualTo(tellingLines(length));
    }
  }

  /// Around every end of a line, and in between at a stride: each reopening waits for the disk.
  @Test
  void aLogCutAnywhereGoesOnAndKeepsWhatWasTorn() throws IOException {
    Path file = folder.resolve("events.jsonl");
    Path torn = folder.resolve("events.jsonl.torn");
    for (int length = 0; length <= LOG.length; length++) {
      int end = endOfWholeLines(length);
      boolean nearAnEnd = length - end < 2 || LOG[length] == '\n';
      if (!nearAnEnd && length % 97 != 0) continue;
      Files.write(file, Arrays.copyOf(LOG, length));
      EventLog.open(file, "again", Instant.EPOCH).close();
      LogReport after = EventLog.verify(file);
      assertThat(after.intact()).isTrue();
      assertThat(after.runs() + after.events()).isEqualTo(tellingLines(length) + 1);
      if (length == end) assertThat(torn).doesNotExist();
      else assertThat(torn).hasBinaryContent(withLineFeed(end, length));
      Files.deleteIfExists(torn);
    }
  }

  private static int endOfWholeLines(int length) {
    int end = length;
    while (end > 0 && LOG[end - 1] != '\n') end--;
    return end;
  }

  /// Whole lines among the first bytes that begin a run or tell an event.
  private static int tellingLines(int length) {
    String whole = new String(LOG, 0, endOfWholeLines(length), UTF_8);
    return (int) whole.lines().filter(l -> !l.contains("\"end\":{")).count();
  }

  private static void assertFoundAt(int line, byte[] changed) {
    LogReport report = check(changed);
    assertThat(report.intact()).isFalse();
    if (report.flaw() == LogFlaw.NONE) assertThat(line).isEqualTo(LINES);
    else assertThat(report.brokenLine()).isEqualTo(line);
  }

  private static int lineOf(int at) {
    int line = 1;
    for (int i = 0; i < at; i++) if (LOG[i] == '\n') line++;
    return line;
  }

  private static LogReport check(byte[] log) {
    return new LogCheck(log).report();
  }

  private static LogReport check(List<String> lines) {
    return check((lines.isEmpty() ? "" : String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  private static byte[] withLineFeed(int from, int to) {
    byte[] bytes = Arrays.copyOfRange(LOG, from, to + 1);
    bytes[to - from] = '\n';
    return bytes;
  }

  private static byte[] replaced(int from, int to, String by) {
    byte[] bytes = new byte[LOG.length - (to - from) + by.length()];
    System.arraycopy(LOG, 0, bytes, 0, from);
    System.arraycopy(by.getBytes(UTF_8), 0, bytes, from, by.length());
    System.arraycopy(LOG, to, bytes, from + by.length(), LOG.length - to);
    return bytes;
  }
}
