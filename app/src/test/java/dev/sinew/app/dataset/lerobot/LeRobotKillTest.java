package dev.sinew.app.dataset.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Row;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The process dies after any change to the disk: what `keep` returned for is there.
class LeRobotKillTest {

  private static final int EPISODES = 3;

  @TempDir private Path folder;

  private final DatasetSpec spec = Samples.every(6, 6);
  private final List<List<Row>> episodes = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();
  private int kept;

  /// The folder as a kill would have left it.
  private record Moment(Path root, String after, int kept) {}

  @ParameterizedTest
  @EnumSource
  void everyMomentLeavesAllKeptEpisodesReadable(Version version) throws IOException {
    record(version);
    assertThat(moments).hasSizeGreaterThan(15 * EPISODES);
    for (Moment moment : moments) {
      if (!Files.exists(moment.root().resolve(Info.FILE))) {
        assertThat(moment.kept()).isZero();
        continue;
      }
      assertHolds(moment);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMomentCanBeGoneOnFrom(Version version) throws IOException {
    record(version);
    for (Moment moment : moments) {
      Path root = moment.root();
      boolean begun = Files.exists(root.resolve(Info.FILE));
      try (LeRobotWriter writer =
          begun
              ? LeRobotWriter.append(root, spec)
              : LeRobotWriter.create(root, spec, Pictures.EXACT, version, new Disk())) {
        List<Path> parts =
            Trees.files(root).stream().filter(f -> f.toString().endsWith(Disk.PART)).toList();
        assertThat(parts).as(moment.after()).isEmpty();
        assertThat(writer.episodes()).as(moment.after()).isBetween(moment.kept(), EPISODES);
        for (List<Row> episode : episodes.subList(writer.episodes(), EPISODES))
          Samples.write(writer, episode);
      }
      assertHolds(new Moment(root, moment.after(), EPISODES));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAKillLeftIsSaid(Version version) throws IOException {
    record(version);
    List<String> said = new ArrayList<>();
    for (Moment moment : moments) {
      if (!Files.exists(moment.root().resolve(Info.FILE))) continue;
      boolean part =
          Trees.files(moment.root()).stream().anyMatch(f -> f.toString().endsWith(Disk.PART));
      try (LeRobotWriter writer = LeRobotWriter.append(moment.root(), spec)) {
        said.addAll(writer.mended());
        if (part) assertThat(writer.mended()).as(moment.after()).isNotEmpty();
      }
      try (LeRobotWriter writer = LeRobotWriter.append(moment.root(), spec)) {
        assertThat(writer.mended()).as(moment.after()).isEmpty();
      }
    }
    assertThat(said)
        .anyMatch(line -> line.endsWith("it was never finished"))
        .anyMatch(line -> line.endsWith("its episode was never kept"))
        .anyMatch(line -> line.equals("counted episode 1: it was whole"));
  }

  @ParameterizedTest
  @EnumSource
  void aDiskThatFailsOnceLosesNothingKept(Version version) throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < EPISODES; i++) episodes.add(Samples.episode(spec, 2, random));
    boolean failed = true;
    int at = 0;
    for (; failed; at++) {
      Path root = folder.resolve("failing-" + at);
      FailingDisk disk = new FailingDisk(at);
      int whole = writeUntilItFails(root, version, disk);
      failed = disk.count > at;
      if (Files.exists(root.resolve(Info.FILE)))
        assertHolds(new Moment(root, "failed at change " + at, whole));
      else assertThat(whole).isZero();
    }
    assertThat(at).isGreaterThan(10 * EPISODES);
  }

  private int writeUntilItFails(Path root, Version version, Disk disk) throws IOException {
    int whole = 0;
    try (LeRobotWriter writer = LeRobotWriter.create(root, spec, Pictures.EXACT, version, disk)) {
      try {
        for (List<Row> episode : episodes) {
          Samples.write(writer, episode);
          whole++;
        }
      } catch (DiskFull e) {
        assertThatThrownBy(() -> writer.row(episodes.getFirst().getFirst()))
            .isInstanceOf(IllegalStateException.class);
      }
    } catch (DiskFull e) {
      assertThat(whole).isZero();
    }
    return whole;
  }

  private static final class DiskFull extends IOException {
    private static final long serialVersionUID = 1;
  }

  private static final class FailingDisk extends Disk {

    private final int at;
    private int count;

    FailingDisk(int at) {
      this.at = at;
    }

    @Override
    void changed(String what) throws IOException {
      if (count++ == at) throw new DiskFull();
    }
  }

  private void assertHolds(Moment moment) throws IOException {
    try (LeRobotReader reader = LeRobotReader.open(moment.root())) {
      assertThat(reader.episodes())
          .as(moment.after())
          .isBetween(moment.kept(), Math.min(moment.kept() + 1, EPISODES));
      for (int i = 0; i < reader.episodes(); i++)
        assertThat(Samples.texts(Samples.read(reader, i)))
            .as(moment.after())
            .isEqualTo(Samples.texts(episodes.get(i)));
    }
  }

  private void record(Version version) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    Path root = Files.createDirectory(folder.resolve("live"));
    Disk disk =
        new Disk() {
          @Override
          void changed(String what) throws IOException {
            snapshot(root, what);
          }
        };
    for (int i = 0; i < EPISODES; i++) episodes.add(Samples.episode(spec, 3 + i, random));
    try (LeRobotWriter writer = LeRobotWriter.create(root, spec, Pictures.EXACT, version, disk)) {
      for (List<Row> episode : episodes.subList(0, 2)) keep(writer, episode, root);
    }
    try (LeRobotWriter writer = LeRobotWriter.append(root, spec, disk)) {
      for (List<Row> episode : episodes.subList(2, EPISODES)) keep(writer, episode, root);
    }
  }

  private void keep(LeRobotWriter writer, List<Row> episode, Path root) throws IOException {
    for (Row row : episode) writer.row(row);
    snapshot(root, "wrote all rows of episode " + kept);
    writer.keep();
    kept++;
    snapshot(root, "kept episode " + kept);
  }

  /// Files that were not forced to the disk yet are half there.
  private void snapshot(Path root, String after) throws IOException {
    Path copy = folder.resolve("moment-" + moments.size());
    Trees.copy(root, copy);
    for (Path file : Trees.files(copy))
      if (file.toString().endsWith(Disk.PART) && !after.startsWith("wrote "))
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(channel.size() / 2);
        }
    moments.add(new Moment(copy, after, kept));
  }
}
