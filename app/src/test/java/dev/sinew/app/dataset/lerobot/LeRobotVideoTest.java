package dev.sinew.app.dataset.lerobot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeRobotVideoTest {

  private static final DatasetSpec SPEC = Samples.camera(48, 64);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void picturesComeBackInOrderAndAllOfThem(Version version) throws IOException {
    List<List<Row>> episodes = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(31);
    Path root = folder.resolve("set");
    try (LeRobotWriter writer = create(root, version, new Disk())) {
      for (int length : new int[] {1, 200, 31}) {
        episodes.add(Samples.episode(SPEC, length, random));
        Samples.write(writer, episodes.getLast());
      }
    }
    assertHolds(root, episodes, 3);
  }

  @ParameterizedTest
  @EnumSource
  void aKillLeavesEveryKeptEpisodeItsPictures(Version version) throws IOException {
    List<List<Row>> episodes = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(32);
    for (int length : new int[] {4, 6}) episodes.add(Samples.episode(SPEC, length, random));
    Path root = folder.resolve("set");
    List<Path> moments = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    int[] done = {0};
    Disk disk =
        new Disk() {
          @Override
          void changed(String what) throws IOException {
            Path copy = folder.resolve("moment-" + moments.size());
            Trees.copy(root, copy);
            moments.add(copy);
            kept.add(done[0]);
          }
        };
    try (LeRobotWriter writer = create(root, version, disk)) {
      for (List<Row> episode : episodes) {
        Samples.write(writer, episode);
        done[0]++;
      }
    }
    assertThat(moments).hasSizeGreaterThan(30);
    for (int i = 0; i < moments.size(); i++)
      if (Files.exists(moments.get(i).resolve(Info.FILE)))
        assertHolds(moments.get(i), episodes, kept.get(i));
  }

  private static LeRobotWriter create(Path root, Version version, Disk disk) throws IOException {
    return LeRobotWriter.create(root, SPEC, Pictures.VIDEO, version, disk);
  }

  private static void assertHolds(Path root, List<List<Row>> episodes, int least)
      throws IOException {
    try (LeRobotReader reader = LeRobotReader.open(root)) {
      assertThat(reader.spec()).isEqualTo(SPEC);
      assertThat(reader.episodes()).isGreaterThanOrEqualTo(least);
      for (int i = 0; i < reader.episodes(); i++) assertSame(episodes.get(i), reader, i);
    }
  }

  private static void assertSame(List<Row> written, LeRobotReader reader, int episode)
      throws IOException {
    List<Row> read = Samples.read(reader, episode);
    assertThat(read).hasSameSizeAs(written);
    for (int n = 0; n < read.size(); n++) {
      assertThat(Samples.number((Value.Image) read.get(n).values().get(0)))
          .isEqualTo(n % (1 << Samples.BITS));
      assertThat(((Value.Numbers) read.get(n).values().get(1)).values())
          .containsExactly(((Value.Numbers) written.get(n).values().get(1)).values());
      assertThat(read.get(n).task()).isEqualTo(written.get(n).task());
      assertThat(read.get(n).seconds()).isEqualTo(written.get(n).seconds());
    }
  }
}
