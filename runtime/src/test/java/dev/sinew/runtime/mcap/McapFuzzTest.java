package dev.sinew.runtime.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeProperty;

/// Bytes that nobody should trust. The memory of a reader is limited here, so that a length that is
/// believed shows.
class McapFuzzTest {

  private static final McapLimits LIMITS = new McapLimits(1 << 16, 1 << 16, 1 << 17);

  private Path folder;
  private Path file;
  private Path out;

  @BeforeProperty
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("mcap");
    file = folder.resolve("a.mcap");
    out = folder.resolve("b.mcap");
  }

  @AfterTry
  void deleteFiles() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(out);
  }

  @AfterProperty
  void deleteFolder() throws IOException {
    Files.delete(folder);
  }

  @Property(tries = 500, seed = "4411")
  void randomBytesOnlyEndAScan(@ForAll byte[] bytes) throws IOException {
    byte[] start = {(byte) 0x89, 'M', 'C', 'A', 'P', '0', '\r', '\n', 1, 8};
    ByteBuffer all = ByteBuffer.allocate(bytes.length + 25).put(start).position(25).put(bytes);
    Files.write(file, all.array());
    read();
  }

  @Property(tries = 1000, seed = "4412")
  void overwrittenMovedAndAbsurdBytesOnlyGiveOneClearLine(
      @ForAll long seed, @ForAll McapCompression compression) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    new Recording(seed, 20).write(file, new McapOptions(compression, 500));
    byte[] bytes = Files.readAllBytes(file);
    for (int i = random.nextInt(1, 4); i > 0; i--) damage(bytes, random);
    Files.write(file, bytes);
    read();
  }

  @Property(tries = 100, seed = "4413")
  void whateverIsRecoveredIsSound(@ForAll long seed, @ForAll McapCompression compression)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Recording recording = new Recording(seed, 40);
    recording.write(file, new McapOptions(compression, 500));
    byte[] bytes = Files.readAllBytes(file);
    damage(bytes, random);
    damage(bytes, random);
    Files.write(file, bytes);
    try {
      McapRecovery.recover(file, out);
    } catch (McapException e) {
      assertOneLine(e);
      return;
    }
    assertThat(McapCheck.check(out).isSound()).isTrue();
    assertThat(recording.messages).containsAll(Scanned.of(out).messages());
  }

  private static void damage(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(5)) {
      case 0 -> bytes[at] = (byte) random.nextInt();
      case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        int length = random.nextInt(bytes.length - at);
        System.arraycopy(bytes, random.nextInt(bytes.length - length), bytes, at, length);
      }
      case 3 -> {
        int end = Math.min(bytes.length, at + random.nextInt(100));
        while (at < end) bytes[at++] = 0;
      }
      default -> {
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (at + 8 <= bytes.length) all.putLong(at, random.nextLong() >>> random.nextInt(64));
      }
    }
  }

  /// With everything that reads.
  private void read() throws IOException {
    assertThat(McapCheck.check(file, LIMITS).findings())
        .allMatch(finding -> !finding.text().contains("\n"));
    try (McapScan scan = McapScan.open(file, LIMITS)) {
      while (scan.next() != null) {}
      assertThat(scan.end()).isNotNull();
    }
    try (McapReader reader = McapReader.open(file, LIMITS)) {
      for (McapAttachmentIndex index : reader.attachments()) reader.attachment(index);
      reader.metadata();
      McapCursor cursor = reader.messages();
      while (cursor.next() != null) {}
    } catch (McapException e) {
      assertOneLine(e);
    }
  }

  private void assertOneLine(McapException e) {
    assertThat(e.getMessage()).startsWith(file + ": byte ").doesNotContain("\n");
  }
}
