package dev.sinew.runtime.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeProperty;

class McapRoundTripTest {

  private static final Comparator<McapMessage> BY_TIME =
      Comparator.comparingLong(McapMessage::logTimeNanos);

  private Path folder;
  private Path file;

  @BeforeProperty
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("mcap");
    file = folder.resolve("a.mcap");
  }

  @AfterTry
  void deleteFile() throws IOException {
    Files.deleteIfExists(file);
  }

  @AfterProperty
  void deleteFolder() throws IOException {
    Files.delete(folder);
  }

  @Property(tries = 150, seed = "4401")
  void aScanGivesWhatWasWritten(
      @ForAll long seed,
      @ForAll McapCompression compression,
      @ForAll @IntRange(min = 1, max = 5000) int maxChunkBytes)
      throws IOException {
    Recording recording = recorded(seed, compression, maxChunkBytes);
    Scanned scanned = Scanned.of(file);

    assertThat(scanned.end().kind()).isEqualTo(McapEnd.Kind.FINISHED);
    assertThat(scanned.headers()).containsExactly(recording.header);
    assertThat(scanned.schemas().values()).containsExactlyInAnyOrderElementsOf(recording.schemas);
    assertThat(scanned.channels().values()).containsExactlyInAnyOrderElementsOf(recording.channels);
    assertThat(scanned.messages()).isEqualTo(recording.messages);
    assertThat(scanned.attachments()).isEqualTo(recording.attachments);
    assertThat(scanned.metadata()).isEqualTo(recording.metadata);
  }

  @Property(tries = 150, seed = "4402")
  void aReaderGivesWhatWasWrittenInTheOrderOfTime(
      @ForAll long seed,
      @ForAll McapCompression compression,
      @ForAll @IntRange(min = 1, max = 5000) int maxChunkBytes)
      throws IOException {
    Recording recording = recorded(seed, compression, maxChunkBytes);
    List<McapMessage> expected = recording.messages.stream().sorted(BY_TIME).toList();
    try (McapReader reader = McapReader.open(file)) {
      assertThat(all(reader.messages())).isEqualTo(expected);
      assertThat(reader.header()).isEqualTo(recording.header);
      assertThat(reader.schemas().values()).containsExactlyInAnyOrderElementsOf(recording.schemas);
      assertThat(reader.channels().values())
          .containsExactlyInAnyOrderElementsOf(recording.channels);
      assertThat(reader.metadata()).isEqualTo(recording.metadata);
      List<McapAttachment> attachments = new ArrayList<>();
      for (McapAttachmentIndex index : reader.attachments())
        attachments.add(reader.attachment(index));
      assertThat(attachments).isEqualTo(recording.attachments);
      assertThat(reader.statistics().messageCount()).isEqualTo(expected.size());
    }
  }

  @Property(tries = 150, seed = "4403")
  void aReaderGivesOnlyTheTimesAndTopicsAskedFor(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 2000) int maxChunkBytes,
      @ForAll @IntRange(min = 0, max = 6000) int fromNanos,
      @ForAll @IntRange(min = 0, max = 6000) int nanos)
      throws IOException {
    Recording recording = recorded(seed, McapCompression.LZ4, maxChunkBytes);
    String topic = recording.channels.getFirst().topic();
    Set<Integer> ids =
        recording.channels.stream()
            .filter(channel -> channel.topic().equals(topic))
            .map(McapChannel::id)
            .collect(Collectors.toSet());
    List<McapMessage> expected =
        recording.messages.stream()
            .filter(message -> ids.contains(message.channelId()))
            .filter(message -> message.logTimeNanos() >= fromNanos)
            .filter(message -> message.logTimeNanos() < fromNanos + nanos)
            .sorted(BY_TIME)
            .toList();
    try (McapReader reader = McapReader.open(file)) {
      assertThat(all(reader.messages(fromNanos, fromNanos + nanos, Set.of(topic))))
          .isEqualTo(expected);
      assertThat(all(reader.messages(0, -1, Set.of("no such topic")))).isEmpty();
    }
  }

  @Property(tries = 150, seed = "4404")
  void theCheckFindsNothingWrongWithWhatWasWritten(
      @ForAll long seed,
      @ForAll McapCompression compression,
      @ForAll @IntRange(min = 1, max = 5000) int maxChunkBytes)
      throws IOException {
    Recording recording = recorded(seed, compression, maxChunkBytes);
    McapReport report = McapCheck.check(file);
    assertThat(report.findings())
        .allMatch(finding -> finding.text().contains("log times before the one before them"));
    assertThat(report.isSound()).isTrue();
    assertThat(report.counted().messageCount()).isEqualTo(recording.messages.size());
  }

  private Recording recorded(long seed, McapCompression compression, int maxChunkBytes)
      throws IOException {
    Recording recording = new Recording(seed, 60);
    recording.write(file, new McapOptions(compression, maxChunkBytes));
    return recording;
  }

  private static List<McapMessage> all(McapCursor cursor) throws IOException {
    List<McapMessage> messages = new ArrayList<>();
    for (McapMessage m = cursor.next(); m != null; m = cursor.next()) messages.add(m);
    return messages;
  }
}
