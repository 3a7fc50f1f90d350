package dev.sinew.runtime.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a file may make a reader allocate.
class McapLimitsTest {

  private static final McapHeader HEADER = new McapHeader("", "");
  private static final int CHUNK = Magic.BYTES + RecordBytes.PREFIX + 8;
  private static final int UNCOMPRESSED_SIZE = CHUNK + RecordBytes.PREFIX + 16;

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("a.mcap");
  }

  /// More than the limit, more than any compression of so few bytes can mean, and one too many or
  /// too few.
  @ParameterizedTest
  @CsvSource({
    "LZ4, 9223372036854775807, at most 268435456 are read",
    "ZSTD, -1, a chunk of 18446744073709551615 bytes",
    "NONE, 300000000, at most 268435456 are read",
    "LZ4, 200000000, cannot hold the 200000000 stated",
    "ZSTD, 200000000, stated are 200000000",
    "NONE, 200000000, stated are 200000000",
    "LZ4, 10059, stated are 10059",
    "LZ4, 10057, LZ4 makes more bytes than stated",
    "ZSTD, 10057, stated are 10057",
    "NONE, 10057, stated are 10057"
  })
  void aLyingSizeIsOneClearLine(McapCompression compression, long size, String reason)
      throws IOException {
    write(compression, 1, 10_000);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer all = ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    assertThat(all.getLong(UNCOMPRESSED_SIZE)).isEqualTo(10_058);
    Files.write(file, all.putLong(UNCOMPRESSED_SIZE, size).array());
    McapEnd end = Scanned.of(file).end();
    assertThat(end.kind()).isEqualTo(McapEnd.Kind.DAMAGED);
    assertThat(end.offset()).isEqualTo(CHUNK);
    assertThat(end.reason()).contains(reason);
  }

  @ParameterizedTest
  @EnumSource
  void aChunkOfTheLimitIsReadAndALargerOneIsNot(McapCompression compression) throws IOException {
    write(compression, 1, 10_000);
    int size = 10_058;
    try (McapScan scan = McapScan.open(file, new McapLimits(1 << 20, size, 1 << 20))) {
      while (scan.next() != null) {}
      assertThat(scan.end().kind()).isEqualTo(McapEnd.Kind.FINISHED);
    }
    try (McapScan scan = McapScan.open(file, new McapLimits(1 << 20, size - 1, 1 << 20))) {
      while (scan.next() != null) {}
      assertThat(scan.end().reason()).contains("at most 10057 are read");
    }
  }

  @Test
  void aRecordLargerThanTheLimitIsNotRead() throws IOException {
    write(McapCompression.NONE, 1, 10_000);
    try (McapScan scan = McapScan.open(file, new McapLimits(10_000, 1 << 20, 1 << 20))) {
      while (scan.next() != null) {}
      assertThat(scan.end().reason()).contains("at most 10000 are read");
    }
  }

  /// Ten chunks that all begin at time 0 cannot be merged without holding them all.
  @Test
  void moreOverlappingChunksThanAllowedAreOneClearLine() throws IOException {
    write(McapCompression.ZSTD, 10, 1000);
    try (McapReader reader = McapReader.open(file, new McapLimits(1 << 20, 10_000, 25_000))) {
      McapCursor cursor = reader.messages();
      assertThat(count(cursor)).isEqualTo(20);
    }
    try (McapReader reader = McapReader.open(file, new McapLimits(1 << 20, 10_000, 15_000))) {
      McapCursor cursor = reader.messages();
      assertThatThrownBy(() -> count(cursor))
          .isInstanceOf(McapException.class)
          .hasMessageContaining("at most 15000 are taken");
    }
  }

  /// Each chunk is left before the next begins: never more than one or two are held.
  @Test
  void chunksThatFollowEachOtherAreMergedInTheMemoryOfFew() throws IOException {
    McapOptions options = new McapOptions(McapCompression.ZSTD, 5000);
    try (McapWriter writer = McapWriter.create(file, HEADER, options)) {
      writer.addChannel(new McapChannel(1, 0, "/a", "", Map.of()));
      for (int i = 0; i < 200; i++) writer.addMessage(1, i, i, i, ByteBuffer.allocate(1000));
    }
    try (McapReader reader = McapReader.open(file, new McapLimits(1 << 20, 5000, 5000))) {
      assertThat(count(reader.messages())).isEqualTo(200);
    }
  }

  private static int count(McapCursor cursor) throws IOException {
    int count = 0;
    while (cursor.next() != null) count++;
    return count;
  }

  /// Chunks of two messages, the first at time 0.
  private void write(McapCompression compression, int chunks, int dataBytes) throws IOException {
    McapOptions options = new McapOptions(compression, 1 << 20);
    try (McapWriter writer = McapWriter.create(file, HEADER, options)) {
      writer.addChannel(new McapChannel(1, 0, "/a", "", Map.of()));
      for (int i = 0; i < chunks; i++) {
        writer.addMessage(1, 2 * i, 0, 0, ByteBuffer.allocate(dataBytes));
        if (chunks > 1) writer.addMessage(1, 2 * i + 1, 10 + i, 0, ByteBuffer.allocate(dataBytes));
        writer.flush(false);
      }
    }
  }
}
