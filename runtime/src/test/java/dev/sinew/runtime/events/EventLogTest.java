package dev.sinew.runtime.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Reaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

  private static final Instant START = Instant.parse("2026-01-14T08:30:00Z");

  @TempDir private Path folder;

  static SafetyEvent event(long sequence, double value) {
    return new SafetyEvent(
        sequence,
        1_000 * sequence,
        EventKind.FAULT,
        "following-error",
        Mode.RUNNING,
        Mode.STOPPING,
        Reaction.STOP,
        value,
        0.1,
        "rad",
        "elbow",
        "20 ms beyond the limit, \"Ω\"\n");
  }

  /// Two runs, five events, nine lines.
  static byte[] twoRuns(Path file) throws IOException {
    try (EventLog log = EventLog.open(file, "run-1", START)) {
      for (int i = 1; i <= 3; i++) log.append(event(i, 0.1 * i));
    }
    try (EventLog log = EventLog.open(file, "run-2", START.plusSeconds(60))) {
      for (int i = 1; i <= 2; i++) log.append(event(i, Double.NaN));
    }
    return Files.readAllBytes(file);
  }

  @Test
  void runsOfOneFileAreOneChain() throws IOException {
    Path file = folder.resolve("events.jsonl");
    twoRuns(file);
    LogReport report = EventLog.verify(file);
    assertThat(report.intact()).isTrue();
    assertThat(report.closed()).isTrue();
    assertThat(report.events()).isEqualTo(5);
    assertThat(report.runs()).isEqualTo(2);
    assertThat(report).hasToString("5 events in 2 runs, intact");
  }

  @Test
  void theHeadIsTheHashOfTheLastLine() throws IOException {
    Path file = folder.resolve("events.jsonl");
    EventLog log = EventLog.open(file, "run-1", START);
    log.append(event(1, 0.2));
    assertThat(EventLog.verify(file).head()).isEqualTo(log.head());
    assertThat(EventLog.verify(file).closed()).isFalse();
    String before = log.head();
    log.close();
    assertThat(log.head()).isNotEqualTo(before);
  }

  /// The hashes of the golden file were compared with those of GNU coreutils, for each line
  /// `sed 's/,"hash":"[0-9a-f]*"}$/}/' | tr -d '\n' | sha256sum`.
  @Test
  void aLineIsItsTextAndTheHashThatSha256sumGives() throws IOException {
    Path file = folder.resolve("events.jsonl");
    try (EventLog log = EventLog.open(file, "run-1", START)) {
      log.append(event(7, Double.NEGATIVE_INFINITY));
    }
    try (InputStream golden = EventLogTest.class.getResourceAsStream("golden.jsonl")) {
      assertThat(file).hasBinaryContent(golden.readAllBytes());
    }
  }

  @Test
  void anEventWithoutAUnitHasNeitherValueNorLimit() throws IOException {
    Path file = folder.resolve("events.jsonl");
    try (EventLog log = EventLog.open(file, "run-1", START)) {
      log.append(
          new SafetyEvent(
              1, 0, EventKind.NOTE, "", Mode.ARMED, Mode.ARMED, Reaction.NONE, 0, 0, "", "", "x"));
    }
    assertThat(Files.readAllLines(file).get(1)).doesNotContain("value", "limit", "unit");
  }

  @Test
  void anUnfinishedLineIsKeptAsideAndToldAndTheChainGoesOn() throws IOException {
    Path file = folder.resolve("events.jsonl");
    byte[] whole = twoRuns(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 30));
    LogReport torn = EventLog.verify(file);
    assertThat(torn.intact()).isFalse();
    assertThat(torn.flaw()).isEqualTo(LogFlaw.NONE);
    try (EventLog log = EventLog.open(file, "run-3", START)) {
      log.append(event(1, 0.3));
    }
    LogReport report = EventLog.verify(file);
    assertThat(report.intact()).isTrue();
    assertThat(report.events()).isEqualTo(6);
    assertThat(Files.readAllLines(file).get(8)).contains("\"torn\":" + torn.tornBytes());
    assertThat(Files.readString(folder.resolve("events.jsonl.torn")))
        .isEqualTo(
            new String(whole, UTF_8).lines().toList().getLast().substring(0, (int) torn.tornBytes())
                + "\n");
  }

  @Test
  void aLogThatWasTamperedWithIsNotContinued() throws IOException {
    Path file = folder.resolve("events.jsonl");
    twoRuns(file);
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(1, lines.size()));
    assertThatThrownBy(() -> EventLog.open(file, "run-3", START))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + ": line 1: the beginning of the file was removed; before: 0 events in 0 runs;"
                + " move the file away to begin a new one and keep it");
  }

  @Test
  void aLogIsOpenOnlyOnce() throws IOException {
    Path file = folder.resolve("events.jsonl");
    try (EventLog log = EventLog.open(file, "run-1", START)) {
      assertThatThrownBy(() -> EventLog.open(file, "run-2", START))
          .hasMessage(file + ": in use by another event log of this process");
      log.append(event(1, 0.2));
    }
    assertThat(EventLog.verify(file).runs()).isEqualTo(1);
  }

  @Test
  void aBadPathIsSaidInOneLine() {
    Path missing = folder.resolve("no/such/folder/events.jsonl");
    assertThatThrownBy(() -> EventLog.open(missing, "run-1", START))
        .isInstanceOf(IOException.class)
        .hasMessage(missing + ": cannot be opened: no such file or folder");
    assertThatThrownBy(() -> EventLog.open(folder, "run-1", START))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder + ": cannot be opened: ")
        .message()
        .doesNotContain("\n", "null");
    assertThatThrownBy(() -> EventLog.verify(missing))
        .hasMessage(missing + ": cannot be read: no such file or folder");
  }

  @Test
  void aClosedLogTakesNoMore() throws IOException {
    Path file = folder.resolve("events.jsonl");
    EventLog log = EventLog.open(file, "run-1", START);
    log.close();
    assertThatThrownBy(() -> log.append(event(1, 0.2)))
        .hasMessage(file + ": cannot be written: the log is closed");
    assertThat(EventLog.verify(file).intact()).isTrue();
  }

  @Test
  void whatAFailedAppendLeftIsCutOffByTheNext() throws IOException {
    Path file = folder.resolve("events.jsonl");
    try (EventLog log = EventLog.open(file, "run-1", START)) {
      Files.writeString(file, "{\"n\":2,\"prev\":\"half a l", StandardOpenOption.APPEND);
      log.append(event(1, 0.2));
    }
    assertThat(EventLog.verify(file).intact()).isTrue();
  }
}
