package dev.sinew.app.dataset.lerobot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeRobotRoundTripTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everyKindOfFeatureComesBackExactly(Version version) throws IOException {
    DatasetSpec spec = Samples.every(24, 17);
    List<List<Row>> episodes = episodes(spec, 1, 1, 7, 40);
    write(folder, spec, version, episodes);
    assertSame(folder, spec, episodes);
  }

  @Property(seed = "401", tries = 25)
  void anyFeaturesComeBackExactly(@ForAll("specs") DatasetSpec spec, @ForAll Version version)
      throws IOException {
    Path root = Files.createTempDirectory("lerobot");
    try {
      List<List<Row>> episodes = episodes(spec, spec.hashCode(), 3, 12);
      write(root, spec, version, episodes);
      assertSame(root, spec, episodes);
    } finally {
      Trees.delete(root);
    }
  }

  @Provide
  static Arbitrary<DatasetSpec> specs() {
    Arbitrary<Dtype> dtype = Arbitraries.of(Dtype.class);
    Arbitrary<List<Integer>> shape = Arbitraries.integers().between(1, 4).list().ofMaxSize(3);
    Arbitrary<List<Feature>> features =
        Combinators.combine(dtype, shape)
            .as(LeRobotRoundTripTest::feature)
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .map(LeRobotRoundTripTest::named);
    return Combinators.combine(Arbitraries.integers().between(1, 1000), features)
        .as((fps, list) -> new DatasetSpec(fps, "arm", list));
  }

  private static Feature feature(Dtype dtype, List<Integer> shape) {
    if (dtype == Dtype.IMAGE)
      return Feature.image("f", 2 + shape.size(), shape.isEmpty() ? 1 : shape.getFirst());
    boolean scalar = shape.isEmpty() || dtype == Dtype.STRING;
    return new Feature("f", dtype, scalar ? List.of(1) : shape, List.of());
  }

  private static List<Feature> named(List<Feature> features) {
    List<Feature> named = new ArrayList<>();
    for (Feature feature : features)
      named.add(
          new Feature(
              "some.feature " + named.size(), feature.dtype(), feature.shape(), feature.names()));
    return named;
  }

  @ParameterizedTest
  @EnumSource
  void episodesAppendedLaterFollowThoseThatWereThere(Version version) throws IOException {
    DatasetSpec spec = Samples.every(8, 8);
    List<List<Row>> episodes = episodes(spec, 2, 5, 6, 7, 8);
    write(folder, spec, version, episodes.subList(0, 2));
    for (List<Row> episode : episodes.subList(2, 4))
      try (LeRobotWriter writer = LeRobotWriter.append(folder, spec)) {
        assertThat(writer.mended()).isEmpty();
        Samples.write(writer, episode);
      }
    assertSame(folder, spec, episodes);
  }

  @ParameterizedTest
  @EnumSource
  void appendedRowsMayOrderTheirFeaturesOtherwise(Version version) throws IOException {
    DatasetSpec spec = Samples.every(8, 8);
    write(folder, spec, version, episodes(spec, 3, 5));
    DatasetSpec turned = new DatasetSpec(spec.fps(), "so101", spec.features().reversed());
    List<Row> rows = episodes(spec, 4, 6).getFirst();
    try (LeRobotWriter writer = LeRobotWriter.append(folder, turned)) {
      for (Row row : rows) writer.row(new Row(row.seconds(), row.task(), row.values().reversed()));
      writer.keep();
    }
    try (LeRobotReader reader = LeRobotReader.open(folder)) {
      assertThat(Samples.texts(Samples.read(reader, 1))).isEqualTo(Samples.texts(rows));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDiscardedEpisodeLeavesNoTrace(Version version) throws IOException {
    DatasetSpec spec = Samples.every(8, 8);
    List<List<Row>> episodes = episodes(spec, 5, 4, 5, 6);
    try (LeRobotWriter writer =
        LeRobotWriter.create(folder, spec, Pictures.EXACT, version, new Disk())) {
      Samples.write(writer, episodes.get(0));
      for (Row row : episodes.get(1)) writer.row(row);
      writer.discard();
      List<Path> after = Trees.files(folder);
      Samples.write(writer, episodes.get(2));
      for (Row row : episodes.get(1)) writer.row(row);
      assertThat(after).noneMatch(file -> file.toString().endsWith(Disk.PART));
    }
    assertSame(folder, spec, List.of(episodes.get(0), episodes.get(2)));
    assertThat(Trees.files(folder)).noneMatch(file -> file.toString().endsWith(Disk.PART));
  }

  @Test
  void manyEpisodesSpanSeveralFilesOfMetadata() throws IOException {
    DatasetSpec spec = Samples.numbers();
    int[] lengths = new int[LedgerV30.ROWS_A_FILE + 3];
    java.util.Arrays.fill(lengths, 2);
    List<List<Row>> episodes = episodes(spec, 6, lengths);
    write(folder, spec, Version.V30, episodes);
    assertThat(EpisodeFiles.files(folder)).hasSize(2);
    assertSame(folder, spec, episodes);
  }

  private static List<List<Row>> episodes(DatasetSpec spec, long seed, int... lengths) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Row>> episodes = new ArrayList<>();
    for (int length : lengths) episodes.add(Samples.episode(spec, length, random));
    return episodes;
  }

  private static void write(Path root, DatasetSpec spec, Version version, List<List<Row>> episodes)
      throws IOException {
    try (LeRobotWriter writer =
        LeRobotWriter.create(root, spec, Pictures.EXACT, version, new Disk())) {
      for (List<Row> episode : episodes) Samples.write(writer, episode);
    }
  }

  private static void assertSame(Path root, DatasetSpec spec, List<List<Row>> episodes)
      throws IOException {
    try (LeRobotReader reader = LeRobotReader.open(root)) {
      assertThat(reader.spec()).isEqualTo(spec);
      assertThat(reader.episodes()).isEqualTo(episodes.size());
      for (int i = episodes.size() - 1; i >= 0; i--)
        assertThat(Samples.texts(Samples.read(reader, i)))
            .isEqualTo(Samples.texts(episodes.get(i)));
    }
  }
}
