package dev.sinew.runtime.mcap;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One file, cut at every byte and with every bit flipped.
class McapDamageTest {

  /// Of the damages that are also recovered from, one in so many where it says so: a recovery waits
  /// for the disk.
  private static final int SAMPLE = 13;

  @TempDir private Path folder;

  private Path file;
  private Path out;
  private FileChannel channel;
  private byte[] bytes;
  private final Small small = new Small();

  @BeforeEach
  void names() {
    file = folder.resolve("damaged.mcap");
    out = folder.resolve("recovered.mcap");
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
  }

  @ParameterizedTest
  @EnumSource
  void cutAtAnyByteAllMessagesOfWholeChunksAreScanned(McapCompression compression)
      throws IOException {
    write(compression);
    for (int length = bytes.length - 1; length >= 0; length--) {
      channel.truncate(length);
      Scanned scanned = Scanned.of(file);
      assertThat(scanned.messages())
          .as("cut at %d", length)
          .isEqualTo(small.messagesBefore(length));
      assertThat(scanned.end().offset()).isLessThanOrEqualTo(length);
      assertThat(McapCheck.check(file).isSound()).as("cut at %d", length).isFalse();
    }
  }

  /// At every byte without compression, at some with.
  @ParameterizedTest
  @EnumSource
  void cutAtAnyByteAllMessagesOfWholeChunksAreRecovered(McapCompression compression)
      throws IOException {
    write(compression);
    int step = compression == McapCompression.NONE ? 1 : SAMPLE;
    for (int length = bytes.length - 1; length >= Magic.BYTES; length -= step) {
      channel.truncate(length);
      List<McapMessage> whole = small.messagesBefore(length);
      McapRecovered recovered = McapRecovery.recover(file, out);
      assertThat(recovered.messages()).isEqualTo(whole.size());
      assertThat(recovered.lastLogTimeNanos())
          .isEqualTo(whole.isEmpty() ? 0 : whole.getLast().logTimeNanos());
      assertThat(recovered.bytesKept() + recovered.bytesLost()).isEqualTo(length);
      assertThat(McapCheck.check(out).findings()).as("cut at %d", length).isEmpty();
      assertThat(Scanned.of(out).messages()).isEqualTo(whole);
      assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(bytes, length));
      Files.delete(out);
    }
    channel.truncate(Magic.BYTES - 1);
    assertThatThrownBy(() -> McapRecovery.recover(file, out))
        .isInstanceOf(McapException.class)
        .hasMessageContaining("nothing can be recovered");
    assertThat(folder.toFile().list()).containsExactly("damaged.mcap");
  }

  /// Every one without compression, every third with.
  @ParameterizedTest
  @EnumSource
  void everyFlippedBitIsFoundByTheCheckAndNoReaderGivesWhatWasNotWritten(
      McapCompression compression) throws IOException {
    write(compression);
    int step = compression == McapCompression.NONE ? 1 : 3;
    for (int bit = 0; bit < 8 * bytes.length; bit += step) {
      flip(bit);
      McapReport report = McapCheck.check(file);
      assertThat(report.isSound()).as("bit %d of byte %d", bit % 8, bit / 8).isFalse();
      assertThat(report.findings()).allMatch(finding -> !finding.text().contains("\n"));
      assertThat(small.messages).containsAll(Scanned.of(file).messages());
      assertThat(small.messages).containsAll(read());
      flip(bit);
    }
    assertThat(McapCheck.check(file).findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aFlippedBitCostsARecoveryAtMostItsOwnChunkAndTheLossIsReported(McapCompression compression)
      throws IOException {
    write(compression);
    for (int bit = 0; bit < 8 * bytes.length; bit += 3 * SAMPLE) {
      flip(bit);
      McapRecovered recovered = McapRecovery.recover(file, out);
      assertThat(McapCheck.check(out).isSound()).as("bit %d", bit).isTrue();
      List<McapMessage> kept = Scanned.of(out).messages();
      assertThat(small.messages).containsAll(kept);
      assertThat(kept.size()).as("bit %d", bit).isIn(2, 3, 5);
      if (kept.size() < 5) assertThat(recovered.losses()).as("bit %d", bit).isNotEmpty();
      Files.delete(out);
      flip(bit);
    }
  }

  private void write(McapCompression compression) throws IOException {
    small.write(file, compression);
    bytes = Files.readAllBytes(file);
    channel = FileChannel.open(file, WRITE);
  }

  /// In place: a file made anew each time would wait for the disk.
  private void flip(int bit) throws IOException {
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    channel.write(ByteBuffer.wrap(bytes, bit / 8, 1), bit / 8);
  }

  /// By the index, as far as it goes.
  private List<McapMessage> read() throws IOException {
    List<McapMessage> messages = new ArrayList<>();
    try (McapReader reader = McapReader.open(file)) {
      McapCursor cursor = reader.messages();
      for (McapMessage m = cursor.next(); m != null; m = cursor.next()) messages.add(m);
    } catch (McapException e) {
      assertThat(e.getMessage()).startsWith(file + ": byte ").doesNotContain("\n");
    }
    return messages;
  }
}
