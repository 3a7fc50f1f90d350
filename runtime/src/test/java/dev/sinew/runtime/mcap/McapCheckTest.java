package dev.sinew.runtime.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McapCheckTest {

  private static final Set<Integer> INDEXES =
      Set.of(
          Opcode.MESSAGE_INDEX,
          Opcode.CHUNK_INDEX,
          Opcode.STATISTICS,
          Opcode.ATTACHMENT_INDEX,
          Opcode.METADATA_INDEX,
          Opcode.SUMMARY_OFFSET);

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("a.mcap");
  }

  @Test
  void aMissingMessageIsNoted() throws IOException {
    write(new long[][] {{1, 10}, {2, 20}, {5, 30}, {6, 40}, {8, 50}});
    assertThat(findings())
        .containsExactly(
            "note at byte 25: channel 1 '/a': 2 gaps in the numbers of its messages, first 5 where"
                + " 3 was due");
  }

  @Test
  void theNumbersGoRoundAfterTheirLast() throws IOException {
    write(new long[][] {{0xFFFF_FFFEL, 10}, {0xFFFF_FFFFL, 20}, {0, 30}, {1, 40}});
    assertThat(findings()).isEmpty();
  }

  @Test
  void messagesThatWereNeverNumberedAreNoted() throws IOException {
    write(new long[][] {{0, 10}, {0, 20}});
    assertThat(findings())
        .containsExactly(
            "note at byte 25: channel 1 '/a': all its messages have the number 0: none can be"
                + " missed");
  }

  @Test
  void timesThatGoBackAreNoted() throws IOException {
    write(new long[][] {{1, 10}, {2, 30}, {3, 20}});
    assertThat(findings())
        .containsExactly(
            "note at byte 25: channel 1 '/a': 1 log times before the one before them, first by 10"
                + " ns");
  }

  @Test
  void aFileWithoutItsEndIsNotSound() throws IOException {
    write(new long[][] {{1, 10}});
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(findings()).singleElement().asString().contains("was cut or never finished");
  }

  @Test
  void whatIsNoMcapFileIsOneFindingOrTwo() throws IOException {
    Files.writeString(file, "an ordinary text of some length, longer than a footer and its magic");
    assertThat(findings()).first().asString().contains("not an MCAP file");
  }

  @Test
  void aFileThatIsNotThereIsAnException() {
    assertThatThrownBy(() -> McapCheck.check(file))
        .isInstanceOf(McapException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void aFolderIsAnException() {
    assertThatThrownBy(() -> McapCheck.check(file.getParent()))
        .isInstanceOf(McapException.class)
        .hasMessageContaining("is a folder; one of its files");
  }

  /// Without the CRCs that cover them: by what they say alone.
  @Test
  void everyFlippedBitOfAnIndexOrOfTheStatisticsContradictsTheMessages() throws IOException {
    new Small().write(file, McapCompression.NONE);
    byte[] bytes = Files.readAllBytes(file);
    List<Frame> frames = frames();
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (Frame frame : frames)
      if (frame.opcode() == Opcode.DATA_END) all.putInt((int) frame.contentOffset(), 0);
    all.putInt(bytes.length - Magic.BYTES - 4, 0);
    Files.write(file, bytes);
    assertThat(findings())
        .hasSize(2)
        .allMatch(finding -> finding.startsWith("note") && finding.endsWith("has no CRC"));
    int flips = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (Frame frame : frames) {
        if (!INDEXES.contains(frame.opcode())) continue;
        for (long bit = 8 * frame.offset(); bit < 8 * frame.end(); bit++) {
          flip(channel, bytes, (int) bit);
          assertThat(McapCheck.check(file).isSound())
              .as("bit %d of a %s record", bit - 8 * frame.offset(), Opcode.name(frame.opcode()))
              .isFalse();
          flip(channel, bytes, (int) bit);
          flips++;
        }
      }
    }
    assertThat(flips).isGreaterThan(5000);
  }

  @Test
  void aThousandFindingsAreEnough() throws IOException {
    try (McapWriter writer =
        McapWriter.create(file, new McapHeader("", ""), McapOptions.STANDARD)) {
      for (int id = 0; id < 1500; id++) {
        writer.addChannel(new McapChannel(id, 0, "/" + id, "", Map.of()));
        for (int i = 0; i < 2; i++) writer.addMessage(id, 2 * i, i, i, ByteBuffer.allocate(0));
      }
    }
    assertThat(findings()).hasSize(1000);
  }

  /// In place: a file made anew each time would wait for the disk.
  private static void flip(FileChannel channel, byte[] bytes, int bit) throws IOException {
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    channel.write(ByteBuffer.wrap(bytes, bit / 8, 1), bit / 8);
  }

  private List<String> findings() throws IOException {
    return McapCheck.check(file).findings().stream().map(McapFinding::toString).toList();
  }

  /// @param messages number and log time
  private void write(long[][] messages) throws IOException {
    try (McapWriter writer =
        McapWriter.create(file, new McapHeader("", ""), McapOptions.STANDARD)) {
      writer.addChannel(new McapChannel(1, 0, "/a", "", Map.of()));
      for (long[] m : messages) writer.addMessage(1, m[0], m[1], m[1], ByteBuffer.allocate(1));
    }
  }

  private List<Frame> frames() throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (RecordFile records = RecordFile.open(file, McapLimits.STANDARD)) {
      long end = records.size() - Magic.BYTES;
      for (long at = Magic.BYTES; at < end; at = frames.getLast().end())
        frames.add(records.frame(at, end));
    }
    return frames;
  }
}
