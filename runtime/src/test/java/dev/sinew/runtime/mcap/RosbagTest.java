package dev.sinew.runtime.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The 15 MCAP bags of rosbag2's own tests.
class RosbagTest {

  private static final Path BAGS = find("shared/data/rosbag2-mcap");

  @TempDir private Path folder;

  @BeforeEach
  void needsTheBags() {
    assumeTrue(Files.isDirectory(BAGS), "no recorded bags at " + BAGS);
  }

  @Test
  void everyBagIsReadAlikeByIndexAndByScan() throws IOException {
    assertThat(bags()).hasSize(15);
    for (Path bag : bags()) {
      Scanned scanned = Scanned.of(bag);
      assertThat(scanned.end().kind()).as("%s", bag).isEqualTo(McapEnd.Kind.FINISHED);
      assertThat(scanned.headers().getFirst().profile()).isEqualTo("ros2");
      try (McapReader reader = McapReader.open(bag)) {
        McapCursor cursor = reader.messages();
        List<McapMessage> sorted =
            scanned.messages().stream()
                .sorted(Comparator.comparingLong(McapMessage::logTimeNanos))
                .toList();
        for (McapMessage message : sorted) assertThat(cursor.next()).isEqualTo(message);
        assertThat(cursor.next()).isNull();
        assertThat(reader.schemas()).containsAllEntriesOf(scanned.schemas());
      }
    }
  }

  /// The C++ writer takes a log time of 0 for none, and so says 1 ms where the first is at 0.
  @Test
  void everyBagIsFoundSoundButForAStartTimeThatIsNotSo() throws IOException {
    List<String> flaws = new ArrayList<>();
    for (Path bag : bags())
      for (McapFinding finding : McapCheck.check(bag).findings())
        if (finding.grade() == McapFinding.Grade.FLAW) flaws.add(bag.getFileName() + " " + finding);
    assertThat(flaws)
        .containsExactly(
            "rewriter_a_0.mcap flaw at byte 3963:"
                + " the Statistics say first log time 1000000; found is 0");
  }

  @Test
  void aRecoveredBagHasAllItsMessages() throws IOException {
    for (Path bag : bags()) {
      Path out = folder.resolve(bag.getFileName());
      McapRecovered recovered = McapRecovery.recover(bag, out);
      assertThat(recovered.losses()).as("%s", bag).isEmpty();
      assertThat(Scanned.of(out).messages()).isEqualTo(Scanned.of(bag).messages());
      assertThat(McapCheck.check(out).isSound()).isTrue();
    }
  }

  /// Beside the project, or beside a folder around it.
  private static Path find(String data) {
    Path root = Path.of(System.getProperty("sinew.root")).toAbsolutePath();
    Path folder = root.getParent();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve(data)))
      folder = folder.getParent();
    return folder.resolve(data);
  }

  private static List<Path> bags() throws IOException {
    try (Stream<Path> files = Files.walk(BAGS)) {
      return files.filter(file -> file.toString().endsWith(".mcap")).sorted().toList();
    }
  }
}
