package dev.sinew.runtime.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files across PyPI's mcap (pip install mcap==1.6.0 lz4 zstandard), both ways. The interpreter is
/// the system property or environment variable `SINEW_PYTHON`, else `python3`.
class McapPeerTest {

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void needsThePeer() throws IOException, InterruptedException {
    file = folder.resolve("a.mcap");
    assumeTrue(
        run("-c", "import mcap.writer, lz4.frame, zstandard") == 0,
        python()
            + " has no mcap, lz4 or zstandard: pip install mcap==1.6.0 lz4 zstandard,"
            + " or name an interpreter in SINEW_PYTHON");
  }

  @ParameterizedTest
  @EnumSource
  void thePeersTwoReadersFindWhatWasWritten(McapCompression compression)
      throws IOException, InterruptedException {
    Recording recording = new Recording(17, 400);
    recording.write(file, new McapOptions(compression, 3000));
    List<String> expected = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    recording.messages.stream()
        .sorted(Comparator.comparingLong(McapMessage::logTimeNanos))
        .forEach(message -> messages.add(line(recording, message)));
    expected.add("indexed");
    expected.addAll(messages);
    for (McapAttachment a : recording.attachments)
      expected.add(
          "attachment [%s] %s %s [%s]"
              .formatted(
                  hex(a.name()),
                  Long.toUnsignedString(a.logTimeNanos()),
                  Long.toUnsignedString(a.createTimeNanos()),
                  HexFormat.of().formatHex(a.data())));
    for (McapMetadata m : recording.metadata)
      expected.add("metadata [%s] %d".formatted(hex(m.name()), m.values().size()));
    expected.add("streamed");
    expected.addAll(messages);
    assertThat(peer("read", file.toString())).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void whatThePeerWroteIsReadByBothReadersAndFoundSound(McapCompression compression)
      throws IOException, InterruptedException {
    peer("write", file.toString(), compression.name());
    List<McapMessage> expected = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      String data = (i / 7 * i / 11 + " ").repeat(i % 60 * 30 + 1);
      expected.add(
          new McapMessage(
              i % 2 + 1,
              (i + 1) / 2,
              10 * i,
              10 * i - 1,
              ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8))));
    }
    Scanned scanned = Scanned.of(file);
    assertThat(scanned.end().kind()).isEqualTo(McapEnd.Kind.FINISHED);
    assertThat(scanned.messages()).isEqualTo(expected);
    assertThat(scanned.headers()).containsExactly(new McapHeader("ros2", "peer"));
    try (McapReader reader = McapReader.open(file)) {
      McapCursor cursor = reader.messages();
      for (McapMessage message : expected) assertThat(cursor.next()).isEqualTo(message);
      assertThat(cursor.next()).isNull();
      assertThat(reader.channels().get(1))
          .isEqualTo(new McapChannel(1, 1, "/a", "json", Map.of("k", "v")));
      assertThat(reader.attachment(reader.attachments().getFirst()).data()).hasSize(256);
      assertThat(reader.metadata())
          .containsExactly(new McapMetadata("robot", Map.of("serial", "7")));
    }
    assertThat(McapCheck.check(file).findings()).isEmpty();
  }

  private static String line(Recording recording, McapMessage m) {
    McapChannel channel =
        recording.channels.stream().filter(c -> c.id() == m.channelId()).findFirst().orElseThrow();
    String schema =
        recording.schemas.stream()
            .filter(s -> s.id() == channel.schemaId())
            .map(s -> hex(s.name()))
            .findFirst()
            .orElse("-");
    byte[] data = new byte[m.data().remaining()];
    m.data().get(data);
    return "%d [%s] [%s] %d %d %d [%s]"
        .formatted(
            m.channelId(),
            hex(channel.topic()),
            schema,
            m.sequence(),
            m.logTimeNanos(),
            m.publishTimeNanos(),
            HexFormat.of().formatHex(data));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> peer(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(System.getProperty("sinew.root"), "runtime/src/test/python/mcap_peer.py")
            .toString());
    command.addAll(List.of(arguments));
    int status = run(command.toArray(String[]::new));
    assertThat(status).as("%s: %s", command, Files.readString(folder.resolve("log"))).isZero();
    return Files.readAllLines(folder.resolve("log"));
  }

  private int run(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(python()));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("log").toFile())
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private static String python() {
    String property = System.getProperty("SINEW_PYTHON", System.getenv("SINEW_PYTHON"));
    return property == null ? "python3" : property;
  }
}
