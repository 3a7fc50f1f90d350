package dev.sinew.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import dev.sinew.app.dataset.lerobot.LeRobotReader;
import dev.sinew.app.dataset.lerobot.LeRobotWriter;
import dev.sinew.app.dataset.lerobot.Pictures;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.record.EpisodeFormat;
import dev.sinew.runtime.loop.ChunkIntake;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.StandardRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// An episode in which an operator took joints from a policy and gave them back: decided again from
/// its file, and exported with labels.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatedReplayTest {

  private static final Path CONFIG =
      Path.of(System.getProperty("sinew.root"), "configs/sim-arm.yaml");
  private static final int DOF = 7;

  private Path folder;
  private Deployment deployment;
  private Policy policy;
  private OperatedEpisode episode;

  @BeforeAll
  void record(@TempDir Path folder) throws IOException {
    this.folder = folder;
    deployment =
        Deployment.parse(CONFIG, Files.readString(CONFIG) + "teleop: {driver: test-circle}\n");
    policy = deployment.bundle().open();
    episode = new OperatedEpisode(deployment).record(folder, policy);
  }

  @AfterAll
  void close() {
    policy.close();
  }

  @Test
  void everyDecisionIsDerivedAgainToTheBit() throws IOException {
    try (EpisodeLog log = new EpisodeLog(episode.file())) {
      Rederivation.Report report =
          new Rederivation(deployment, log).run(Optional.of(policy), ticks -> {});
      assertThat(report.difference()).isEmpty();
      assertThat(report.ticks()).isEqualTo(3 + OperatedEpisode.TICKS);
      assertThat(report.chunks()).isGreaterThan(3);
    }
    for (LoggedTick tick : ticks())
      if (tick.number() > 3) assertThat(tick.mode()).isEqualTo(Mode.RUNNING.ordinal());
  }

  /// Its reading is played from the next tick on.
  @Test
  void aTargetOfTheOperatorThatWasForgedWithItsCrcIsFoundAtTheTickThatPlaysIt() throws IOException {
    LoggedTick tick = ticks().get(703);
    Path forged = folder.resolve("forged.mcap");
    double target = tick.operator().orElseThrow().target()[3];
    Tampered.write(episode.file(), forged, EpisodeFormat.TICK, 703, target, 40);
    try (EpisodeLog log = new EpisodeLog(forged)) {
      Rederivation.Report report =
          new Rederivation(deployment, log).run(Optional.empty(), ticks -> {});
      assertThat(report.difference().orElseThrow()).startsWith("tick 704 (");
    }
  }

  @Test
  void withoutTheOperatorTheSameMeasurementsGiveOtherCommandsFromTheTakeOverOn()
      throws IOException {
    try (EpisodeLog log = new EpisodeLog(episode.file())) {
      WhatIf.Report report = new WhatIf(Deployment.read(CONFIG), log, 0).run(Optional.empty());
      assertThat(report.differing()).isPositive();
      assertThat(report.firstSeconds()).isBetween(0.5, 0.52);
    }
  }

  @Test
  void theLabelsOfEveryTickAreThoseToldFromWhatWasPutIn() throws IOException {
    List<LoggedTick> ticks = ticks();
    List<long[]> told = told(ticks);
    for (int k = 0; k < told.size(); k++) {
      Optional<LoggedOperator> operator = ticks.get(k + 3).operator();
      assertThat(sources(SourceLabels.source(operator, DOF)))
          .as("tick " + k)
          .isEqualTo(told.get(k));
    }
  }

  @Test
  void theExportedColumnsAreRightToTheTickAndComeBack() throws IOException {
    List<LoggedTick> ticks = ticks();
    List<long[]> told = told(ticks);
    Path out = folder.resolve("lerobot");
    List<Row> exported = new ArrayList<>();
    DatasetSpec spec;
    try (Dataset recorded = new RecordedFormat().open(episode.file(), OpenOptions.none())) {
      spec = recorded.spec();
      try (LeRobotWriter writer = LeRobotWriter.create(out, spec, Pictures.EXACT);
          Rows rows = recorded.episode(0)) {
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
          writer.row(row.get());
          exported.add(row.get());
        }
        writer.keep();
      }
    }
    assertThat(exported).hasSizeGreaterThan(50);
    int intervention = spec.indexOf("intervention");
    int source = spec.indexOf("source");
    long firstNanos =
        ticks.stream().filter(OperatedReplayTest::runs).findFirst().get().startNanos();
    int interventions = 0;
    try (LeRobotReader reader = LeRobotReader.open(out);
        Rows rows = reader.episode(0)) {
      int readIntervention = reader.spec().indexOf("intervention");
      int readSource = reader.spec().indexOf("source");
      for (Row row : exported) {
        Row read = rows.next().orElseThrow();
        long instant = firstNanos + Math.round(row.seconds() * 1e9);
        int at = at(instant);
        if (at < 0) continue;
        long[] expected = told.get(at);
        boolean any = episode.puts.get(at).granted() != 0;
        interventions += any ? 1 : 0;
        assertThat(sources(row.values().get(source))).isEqualTo(expected);
        assertThat(sources(read.values().get(readSource))).isEqualTo(expected);
        assertThat(sources(row.values().get(intervention))).containsExactly(any ? 1 : 0);
        assertThat(sources(read.values().get(readIntervention))).containsExactly(any ? 1 : 0);
      }
    }
    assertThat(interventions).isBetween(1, exported.size() - 1);
  }

  @Test
  void anEpisodeWithoutAnOperatorHasNoSuchColumns() throws IOException {
    Deployment plain = Deployment.read(CONFIG);
    OperatedEpisode other = new OperatedEpisode(plain).record(folder.resolve("plain"), policy);
    try (Dataset recorded = new RecordedFormat().open(other.file(), OpenOptions.none())) {
      assertThat(recorded.spec().indexOf("intervention")).isNegative();
      assertThat(recorded.spec().indexOf("source")).isNegative();
    }
  }

  @Test
  void anEpisodeOfFormat1IsReadAndDerivedAgain() throws IOException {
    Deployment plain = Deployment.read(CONFIG);
    OperatedEpisode other = new OperatedEpisode(plain).record(folder.resolve("old"), policy);
    Path old = folder.resolve("episode-000001.mcap");
    Format1.write(other.file(), old);
    try (EpisodeLog log = new EpisodeLog(old)) {
      assertThat(log.word("format")).isEqualTo("1");
      assertThat(log.ticks().next().operator()).isEmpty();
      Rederivation.Report report =
          new Rederivation(plain, log).run(Optional.of(policy), ticks -> {});
      assertThat(report.difference()).isEmpty();
      assertThat(report.ticks()).isEqualTo(3 + OperatedEpisode.TICKS);
    }
    try (Dataset recorded = new RecordedFormat().open(old, OpenOptions.none())) {
      assertThat(recorded.spec().indexOf("source")).isNegative();
    }
  }

  @Test
  void rulesOfADeploymentKeepTheirMeaningWhenStandardOnesAreAdded() {
    RecordedRules old = RecordedRules.of(null);
    assertThat(old.today(-1)).isEqualTo(-1);
    assertThat(old.today(StandardRule.BROKER_LOST.ordinal())).isEqualTo(19);
    assertThat(old.today(20)).isEqualTo(StandardRule.values().length);
  }

  /// Sources per joint and tick, from what was put in and which tick took a plan.
  private List<long[]> told(List<LoggedTick> ticks) {
    List<long[]> told = new ArrayList<>();
    long owned = 0;
    boolean planned = false;
    for (int k = 0; k < episode.puts.size(); k++) {
      OperatedEpisode.Put put = episode.puts.get(k);
      boolean released = (owned & ~put.granted()) != 0;
      if (ticks.get(k + 3).taken() == ChunkIntake.Taken.ACCEPTED.ordinal()) planned = true;
      if (released) planned = false;
      owned = put.granted();
      long[] sources = new long[DOF];
      for (int i = 0; i < DOF; i++) {
        boolean own = (owned >>> i & 1) != 0;
        sources[i] = own ? put.follows() ? 1 : 2 : planned ? 0 : 2;
      }
      told.add(sources);
    }
    return told;
  }

  private int at(long instant) {
    int at = -1;
    while (at + 1 < episode.puts.size() && episode.puts.get(at + 1).nanos() <= instant) at++;
    return at;
  }

  private static long[] sources(Value value) {
    return ((Value.Integers) value).values();
  }

  private static boolean runs(LoggedTick tick) {
    return tick.mode() == Mode.RUNNING.ordinal();
  }

  private List<LoggedTick> ticks() throws IOException {
    List<LoggedTick> ticks = new ArrayList<>();
    try (EpisodeLog log = new EpisodeLog(episode.file())) {
      EpisodeLog.Cursor<LoggedTick> cursor = log.ticks();
      for (LoggedTick tick = cursor.next(); tick != null; tick = cursor.next()) ticks.add(tick);
    }
    return ticks;
  }
}
