package dev.sinew.runtime.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class McapRoundTripTest {

  @Property(tries = 300, seed = "4401")
  void aScanGivesWhatWasWritten(
      @ForAll long seed,
      @ForAll McapCompression compression,
      @ForAll @IntRange(min = 1, max = 5000) int maxChunkBytes)
      throws IOException {
    Path folder = Files.createTempDirectory("mcap");
    Path file = folder.resolve("a.mcap");
    Recording recording = new Recording(seed, 60);
    recording.write(file, new McapOptions(compression, maxChunkBytes));
    Scanned scanned = Scanned.of(file);
    Files.delete(file);
    Files.delete(folder);

    assertThat(scanned.end().kind()).isEqualTo(McapEnd.Kind.FINISHED);
    assertThat(scanned.headers()).containsExactly(recording.header);
    assertThat(scanned.schemas().values()).containsExactlyInAnyOrderElementsOf(recording.schemas);
    assertThat(scanned.channels().values()).containsExactlyInAnyOrderElementsOf(recording.channels);
    assertThat(scanned.messages()).isEqualTo(recording.messages);
    assertThat(scanned.attachments()).isEqualTo(recording.attachments);
    assertThat(scanned.metadata()).isEqualTo(recording.metadata);
  }
}
