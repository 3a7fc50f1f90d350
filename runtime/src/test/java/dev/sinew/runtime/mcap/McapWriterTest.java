package dev.sinew.runtime.mcap;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McapWriterTest {

  private static final McapHeader HEADER = new McapHeader("", "test");
  private static final McapSchema SCHEMA = new McapSchema(1, "s", "", new byte[0]);
  private static final McapChannel CHANNEL = new McapChannel(1, 1, "/a", "json", Map.of());
  private static final McapOptions SMALL = new McapOptions(McapCompression.NONE, 400);

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("a.mcap");
  }

  @Test
  void aFileThatIsThereIsNeverTouched() throws IOException {
    Files.writeString(file, "precious");
    assertThatThrownBy(() -> McapWriter.create(file, HEADER, SMALL))
        .isInstanceOf(McapException.class)
        .hasMessageContaining("there is a file already");
    assertThat(Files.readString(file)).isEqualTo("precious");
  }

  @Test
  void everythingBeforeAFlushCanBeReadWhileTheFileIsWritten() throws IOException {
    try (McapWriter writer = started(file)) {
      say(writer, 1);
      assertThat(Scanned.of(file).messages()).isEmpty();
      writer.flush(false);
      say(writer, 2);
      assertThat(Scanned.of(file).messages()).hasSize(1);
      writer.flush(true);
      Scanned scanned = Scanned.of(file);
      assertThat(scanned.messages()).hasSize(2);
      assertThat(scanned.end().kind()).isEqualTo(McapEnd.Kind.CUT);
      assertThat(scanned.end().offset()).isEqualTo(Files.size(file));
      assertThatThrownBy(() -> McapReader.open(file))
          .isInstanceOf(McapException.class)
          .hasMessageContaining("cut or never finished")
          .hasMessageContaining("can be recovered");
    }
    assertThat(McapCheck.check(file).findings()).isEmpty();
  }

  @Test
  void aFlushWaitsForTheDiskOnlyWhenToldTo() throws IOException {
    try (FullDisk disk = disk(Long.MAX_VALUE)) {
      McapWriter writer = McapWriter.on(disk, file, HEADER, SMALL);
      writer.flush(false);
      assertThat(disk.forces()).isZero();
      writer.flush(true);
      assertThat(disk.forces()).isEqualTo(1);
      writer.close();
      assertThat(disk.forces()).isEqualTo(2);
      assertThat(disk.isOpen()).isTrue();
    }
    assertThat(McapCheck.check(file).findings()).isEmpty();
  }

  @Test
  void whileOneWaitsForTheDiskOthersAddAndFlush() throws IOException {
    try (FullDisk disk = disk(Long.MAX_VALUE)) {
      McapWriter writer = McapWriter.on(disk, file, HEADER, SMALL);
      long[] grown = {0};
      disk.beside(
          () -> {
            long before = disk.size();
            writer.addMetadata(new McapMetadata("said", Map.of("while", "waiting")));
            writer.flush(false);
            grown[0] = disk.size() - before;
          });
      writer.force();
      disk.beside(() -> {});
      writer.close();
      assertThat(grown[0]).isPositive();
    }
    assertThat(McapCheck.check(file).findings()).isEmpty();
  }

  @Test
  void everyChunkCanBeReadAlone() throws IOException {
    try (McapWriter writer = started(file)) {
      for (int i = 1; i <= 3; i++) {
        say(writer, i);
        writer.flush(false);
      }
    }
    try (RecordFile records = RecordFile.open(file, McapLimits.STANDARD)) {
      RecordWalk walk = new RecordWalk(records);
      int chunks = 0;
      for (Frame frame = walk.next(); frame != null; frame = walk.next()) {
        if (frame.opcode() != Opcode.CHUNK) continue;
        chunks++;
        Definitions definitions = new Definitions();
        ChunkRecords chunk = new ChunkRecords(Chunk.read(records, frame));
        while (chunk.next())
          definitions.accept(Records.read(chunk.opcode(), chunk.fields()), chunk.fields());
        assertThat(definitions.schemas().values()).containsExactly(SCHEMA);
        assertThat(definitions.channels().values()).containsExactly(CHANNEL);
      }
      assertThat(chunks).isEqualTo(3);
    }
  }

  @Test
  void noChunkIsLargerThanAskedForUnlessOneMessageIs() throws IOException {
    try (McapWriter writer = started(file)) {
      for (int i = 1; i <= 20; i++) say(writer, i);
      writer.addMessage(1, 21, 21, 21, ByteBuffer.allocate(1000));
      say(writer, 22);
    }
    try (RecordFile records = RecordFile.open(file, McapLimits.STANDARD)) {
      assertThat(Summary.read(records).chunks())
          .extracting(ChunkIndex::uncompressedSize)
          .filteredOn(size -> size > 400)
          .hasSize(1);
    }
    assertThat(McapCheck.check(file).findings()).isEmpty();
  }

  /// At every byte of a small recording.
  @Test
  void aFullDiskLeavesEveryWholeChunkAndEndsTheWriting() throws IOException {
    for (long room = 40; room < 900; room++) {
      try (FullDisk disk = disk(room)) {
        McapWriter writer = McapWriter.on(disk, file, HEADER, SMALL);
        McapException failure = fillUp(writer);
        assertThat(failure).hasMessageContaining("No space left on device");
        assertThat(failure.offset()).isLessThanOrEqualTo(room);
        assertRefused(writer);
        writer.close();
        assertThat(Files.size(file)).isEqualTo(room);
      }
      Scanned scanned = Scanned.of(file);
      assertThat(scanned.messages().size()).isEqualTo(wholeMessages(room));
      Files.delete(file);
    }
  }

  @Test
  void whatCannotBeWrittenIsRefusedAndCostsNothing() throws IOException {
    try (McapWriter writer = started(file)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.addMessage(2, 1, 1, 1, ByteBuffer.allocate(1)))
          .withMessage("channel 2 was not added");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.addMessage(1, 1L << 32, 1, 1, ByteBuffer.allocate(1)))
          .withMessageContaining("sequence 4294967296");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.addMessage(1, 1, 1, 1, ByteBuffer.allocate(256 << 20)))
          .withMessageContaining("268435456");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.addSchema(new McapSchema(1, "other", "", new byte[0])))
          .withMessageContaining("its id belongs to");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.addSchema(new McapSchema(0, "s", "", new byte[0])))
          .withMessageContaining("schema id 0");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.addChannel(new McapChannel(1, 0, "/a", "json", Map.of())))
          .withMessageContaining("its id belongs to");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.addChannel(new McapChannel(2, 9, "/a", "json", Map.of())))
          .withMessageContaining("its schema was not added");
      writer.addSchema(SCHEMA);
      writer.addChannel(CHANNEL);
      say(writer, 1);
    }
    assertThat(Scanned.of(file).messages()).hasSize(1);
    assertThat(McapCheck.check(file).findings()).isEmpty();
  }

  @Test
  void aClosedWriterRefusesAndClosesAgain() throws IOException {
    McapWriter writer = started(file);
    writer.close();
    byte[] bytes = Files.readAllBytes(file);
    assertRefused(writer);
    writer.close();
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void onlyAnEmptyFileIsWrittenOn() throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
      channel.write(ByteBuffer.allocate(1));
      assertThatThrownBy(() -> McapWriter.on(channel, file, HEADER, SMALL))
          .isInstanceOf(McapException.class)
          .hasMessageContaining("an empty file would be right");
    }
    assertThat(Files.size(file)).isEqualTo(1);
  }

  private FullDisk disk(long room) throws IOException {
    return new FullDisk(FileChannel.open(file, CREATE_NEW, WRITE), room);
  }

  private McapWriter started(Path path) throws IOException {
    McapWriter writer = McapWriter.create(path, HEADER, SMALL);
    define(writer);
    return writer;
  }

  private static void define(McapWriter writer) throws IOException {
    writer.addSchema(SCHEMA);
    writer.addChannel(CHANNEL);
  }

  private static void say(McapWriter writer, int sequence) throws IOException {
    writer.addMessage(1, sequence, sequence, sequence, ByteBuffer.allocate(20));
  }

  private static McapException fillUp(McapWriter writer) throws IOException {
    define(writer);
    try {
      for (int i = 1; i < 100; i++) {
        say(writer, i);
        if (i % 2 == 0) writer.flush(false);
      }
    } catch (McapException e) {
      return e;
    }
    throw new AssertionError("the disk was never full");
  }

  /// By the size of the file that [#fillUp] makes on a disk with room.
  private int wholeMessages(long room) throws IOException {
    Path whole = folder.resolve("whole.mcap");
    if (!Files.exists(whole)) {
      try (McapWriter writer = started(whole)) {
        for (int i = 1; i < 100; i++) {
          say(writer, i);
          if (i % 2 == 0) writer.flush(false);
        }
      }
    }
    try (RecordFile records = RecordFile.open(whole, McapLimits.STANDARD)) {
      return 2
          * (int)
              Summary.read(records).chunks().stream()
                  .filter(index -> index.offset() + index.length() <= room)
                  .count();
    }
  }

  private static void assertRefused(McapWriter writer) {
    assertThatThrownBy(() -> say(writer, 1)).isInstanceOf(McapException.class);
    assertThatThrownBy(() -> writer.flush(false)).isInstanceOf(McapException.class);
    assertThatThrownBy(() -> writer.addMetadata(new McapMetadata("m", Map.of())))
        .isInstanceOf(McapException.class);
    assertThatThrownBy(() -> writer.addAttachment(new McapAttachment(0, 0, "a", "", new byte[0])))
        .isInstanceOf(McapException.class);
    assertThatThrownBy(() -> writer.addSchema(SCHEMA)).isInstanceOf(McapException.class);
    assertThatThrownBy(() -> writer.addChannel(CHANNEL)).isInstanceOf(McapException.class);
  }
}
