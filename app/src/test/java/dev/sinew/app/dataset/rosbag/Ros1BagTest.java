package dev.sinew.app.dataset.rosbag;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the bytes: messages, or one [DatasetException] in one line; never memory for what is
/// not there.
class Ros1BagTest {

  private static final Path FILE = temporary();
  private static final int MESSAGES = 20;

  @AfterContainer
  static void remove() throws IOException {
    Files.deleteIfExists(FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lz4", "bz2"})
  void everyCompressionGivesTheSameMessages(String compression) throws IOException {
    assertThat(count(bag(compression, true))).isEqualTo(MESSAGES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lz4", "bz2"})
  void aBagCutAtAnyByteKeepsItsWholeChunksWhenItsRecorderWasKilled(String compression)
      throws IOException {
    byte[] whole = bag(compression, false);
    int before = 0;
    for (int length = 150; length <= whole.length; length += 7) {
      int messages = count(Arrays.copyOf(whole, length));
      assertThat(messages).isBetween(before, MESSAGES);
      before = messages;
    }
    assertThat(count(whole)).isEqualTo(MESSAGES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lz4", "bz2"})
  void aBagThatClaimsAnIndexMustBeWhole(String compression) throws IOException {
    byte[] whole = bag(compression, true);
    assertThatThrownBy(() -> count(Arrays.copyOf(whole, whole.length - 1)))
        .isInstanceOf(DatasetException.class)
        .hasMessageMatching(".*\\.bag: byte [0-9]+: the file ends inside a record");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          #ROSBAG V2.0|#ROSBAG V1.2|byte 0: not a bag of ROS 1, format 2.0
          op=|ox=|a header without 'op'
          conn=|conm=|a header without 'conn'
          compression=none|compression=zstd|compression 'zstd'; known: none, lz4, bz2
          """)
  void whatIsWrongIsSaidInOneLine(String right, String wrong, String complaint) throws IOException {
    byte[] bytes = replaced(bag("none", true), right, wrong);
    assertThatThrownBy(() -> count(bytes))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(complaint);
  }

  @Property(seed = "511", tries = 600)
  void flippedBytesMakeMessagesOrOneLine(
      @ForAll @Size(min = 1, max = 4) int[] where, @ForAll byte what, @ForAll int kind)
      throws IOException {
    String compression = new String[] {"none", "lz4", "bz2"}[Math.floorMod(kind, 3)];
    byte[] bytes = bag(compression, kind % 2 == 0);
    for (int at : where) bytes[Math.floorMod(at, bytes.length)] ^= what;
    survives(bytes);
  }

  @Property(seed = "512", tries = 300)
  void anyBytesBehindTheFirstLineMakeMessagesOrOneLine(@ForAll @Size(max = 300) byte[] tail)
      throws IOException {
    byte[] start = "#ROSBAG V2.0\n".getBytes(US_ASCII);
    byte[] bytes = Arrays.copyOf(start, start.length + tail.length);
    System.arraycopy(tail, 0, bytes, start.length, tail.length);
    survives(bytes);
    survives(tail);
  }

  private static void survives(byte[] bytes) throws IOException {
    try {
      assertThat(count(bytes)).isBetween(0, MESSAGES);
    } catch (DatasetException e) {
      assertThat(e.getMessage().lines()).hasSize(1);
    }
  }

  /// Two chunks.
  private static byte[] bag(String compression, boolean indexed) throws IOException {
    TestBag bag = new TestBag(compression, indexed);
    for (int i = 0; i < MESSAGES; i++) {
      bag.joints(i % 3 == 0 ? "/a" : "/b", 1_000_000_000L * i, 5, i, -i);
      if (i == MESSAGES / 2) bag.endChunk();
    }
    return bag.bytes();
  }

  private static int count(byte[] bytes) throws IOException {
    Files.write(FILE, bytes);
    int count = 0;
    try (BagMessages messages = BagMessages.open(FILE)) {
      for (Optional<BagMessage> m = messages.next(); m.isPresent(); m = messages.next()) {
        assertThat(m.get().channel().topic()).isNotNull();
        count++;
      }
    }
    return count;
  }

  private static byte[] replaced(byte[] bytes, String right, String wrong) {
    return new String(bytes, ISO_8859_1).replace(right, wrong).getBytes(ISO_8859_1);
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("fuzz", ".bag");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
