package dev.sinew.runtime.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McapRecoveryTest {

  @TempDir private Path folder;

  private Path in;
  private Path out;

  @BeforeEach
  void names() {
    in = folder.resolve("in.mcap");
    out = folder.resolve("out.mcap");
  }

  @Test
  void aWholeFileIsRecoveredWhole() throws IOException {
    Recording recording = new Recording(4, 200);
    recording.write(in, new McapOptions(McapCompression.LZ4, 2000));
    McapRecovered recovered = McapRecovery.recover(in, out);
    assertThat(recovered.losses()).isEmpty();
    assertThat(recovered.bytesLost()).isZero();
    assertThat(recovered.messages()).isEqualTo(recording.messages.size());
    assertThat(recovered.attachments()).isEqualTo(recording.attachments.size());
    assertThat(recovered.metadata()).isEqualTo(recording.metadata.size());
    Scanned scanned = Scanned.of(out);
    assertThat(scanned.messages()).isEqualTo(recording.messages);
    assertThat(scanned.attachments()).isEqualTo(recording.attachments);
    assertThat(scanned.metadata()).isEqualTo(recording.metadata);
    assertThat(scanned.headers().getFirst().profile()).isEqualTo(recording.header.profile());
    assertThat(McapCheck.check(out).isSound()).isTrue();
  }

  @Test
  void aFileThatIsThereIsNeverTouched() throws IOException {
    new Small().write(in, McapCompression.NONE);
    Files.writeString(out, "precious");
    assertThatThrownBy(() -> McapRecovery.recover(in, out))
        .isInstanceOf(McapException.class)
        .hasMessageContaining("there is a file already");
    assertThat(Files.readString(out)).isEqualTo("precious");
  }

  @Test
  void theUnfinishedWorkOfAnotherRecoveryIsNotTouched() throws IOException {
    new Small().write(in, McapCompression.NONE);
    Path part = Files.writeString(folder.resolve(".out.mcap.recovering"), "at work");
    assertThatThrownBy(() -> McapRecovery.recover(in, out))
        .isInstanceOf(McapException.class)
        .hasMessageContaining(".out.mcap.recovering")
        .hasMessageContaining("there is a file already");
    assertThat(Files.readString(part)).isEqualTo("at work");
  }

  @Test
  void whatIsNoMcapFileIsRefusedAndLeavesNothing() throws IOException {
    Files.write(in, new byte[10_000]);
    assertThatThrownBy(() -> McapRecovery.recover(in, out))
        .isInstanceOf(McapException.class)
        .hasMessageContaining("not an MCAP file")
        .hasMessageContaining("nothing can be recovered");
    assertThat(folder.toFile().list()).containsExactly("in.mcap");
  }

  /// What a power cut leaves of bytes that never reached the disk.
  @Test
  void aHoleOfZerosCostsTheChunksItTouches() throws IOException {
    Small small = new Small();
    small.write(in, McapCompression.NONE);
    byte[] bytes = Files.readAllBytes(in);
    int end = (int) small.chunkEnds.getFirst()[0];
    Arrays.fill(bytes, end - 5, end + 20, (byte) 0);
    Files.write(in, bytes);
    McapRecovered recovered = McapRecovery.recover(in, out);
    assertThat(Scanned.of(out).messages()).isEqualTo(small.messages.subList(3, 5));
    assertThat(recovered.losses()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(recovered.lastLogTimeNanos()).isEqualTo(50);
    assertThat(McapCheck.check(out).isSound()).isTrue();
  }

  /// A damaged length leads nowhere; the chunks behind it prove themselves.
  @Test
  void behindBytesThatMakeNoSenseTheNextChunkIsFound() throws IOException {
    Small small = new Small();
    small.write(in, McapCompression.ZSTD);
    byte[] bytes = Files.readAllBytes(in);
    bytes[Magic.BYTES + 8] = 0x7F;
    Files.write(in, bytes);
    McapRecovered recovered = McapRecovery.recover(in, out);
    assertThat(Scanned.of(out).messages()).isEqualTo(small.messages);
    assertThat(recovered.bytesLost()).isPositive();
  }
}
