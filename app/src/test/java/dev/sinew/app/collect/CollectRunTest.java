package dev.sinew.app.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import dev.sinew.app.dataset.formats.Formats;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.ActionSources;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.LiveEpisode.Moment;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.operator.Operator;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.RecordedFormat;
import dev.sinew.app.replay.Rederivation;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.app.spine.ThreadSpine;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.cue.Cue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real threads and real time; nothing here judges how fast the machine is.
class CollectRunTest {

  private static final String CONFIG =
      """
      robot: {driver: sim-pusht, cameras: {view: {size: 96, fps: 20}}}
      prompt: Go round.
      teleop: {driver: test-circle, device: {%s}}
      collect: {fps: 20}
      supervisor:
        joints:
          x: {unit: px, min: 0, max: 512, max-velocity: 25000}
          y: {unit: px, min: 0, max: 512, max-velocity: 25000}
        max-state-age-ms: 1000
        max-plan-age-ms: 2000
        max-missed-periods: 500
        max-brain-silence-ms: 5000
        approach-speed: 1
        standstill-velocity: 2
      """;

  @TempDir private Path folder;

  private final List<String> lines = new ArrayList<>();
  private final List<Cue> heard = new ArrayList<>();
  private boolean stutters;
  private boolean eager;

  @Test
  void episodesAreKeptLabelledPutAsideAndExported() throws IOException {
    CollectReport report =
        collect("", 2, false, TeleopEvent.SUCCESS, TeleopEvent.RERECORD, TeleopEvent.FAILURE);

    assertThat(report.kept()).isEqualTo(2);
    assertThat(heard)
        .containsExactly(
            Cue.RESET,
            Cue.START,
            Cue.KEPT,
            Cue.RESET,
            Cue.START,
            Cue.DISCARDED,
            Cue.RESET,
            Cue.START,
            Cue.KEPT);
    assertThat(labels(demonstrations().kept())).containsExactly("success", "failure");
    assertThat(folder.resolve("out/discarded")).isDirectoryContaining("glob:**.mcap");
    assertThat(report.exportFailure()).isEmpty();
    try (Dataset dataset = dataset()) {
      assertThat(dataset.episodes()).isEqualTo(2);
      assertThat(dataset.spec().fps()).isEqualTo(20);
      assertThat(rowsWith(dataset, 0, "next.done")).containsExactly(last(dataset, 0));
      assertThat(rowsWith(dataset, 0, "next.success")).containsExactly(last(dataset, 0));
      assertThat(rowsWith(dataset, 1, "next.done")).containsExactly(last(dataset, 1));
      assertThat(rowsWith(dataset, 1, "next.success")).isEmpty();
    }
    assertThat(demonstrations().contactSheet()).isNotEmptyFile();
    assertThat(RecordedFormat.files(folder.resolve("out"))).isEqualTo(demonstrations().kept());
  }

  @Test
  void everyEpisodeOfASessionIsDerivedAgainToTheBitFromItsArmingOn() throws IOException {
    collect("", 3, false, TeleopEvent.KEEP, TeleopEvent.KEEP, TeleopEvent.KEEP);

    List<Path> kept = demonstrations().kept();
    assertThat(kept).hasSize(3);
    Deployment deployment = Deployment.read(folder.resolve("deployment.yaml"));
    for (Path episode : kept)
      try (EpisodeLog log = new EpisodeLog(episode)) {
        Rederivation.Report report =
            new Rederivation(deployment, log).run(Optional.empty(), ticks -> {});
        assertThat(report.difference()).isEmpty();
        assertThat(report.ticks()).isPositive();
        if (episode != kept.getFirst()) assertThat(report.believed()).isPositive();
      }
  }

  @Test
  void aSessionGoesOnWhereAnotherEndedOnlyWhenAskedTo() throws IOException {
    collect("", 1, false, TeleopEvent.KEEP);

    assertThatThrownBy(() -> collect("", 2, false, TeleopEvent.KEEP))
        .isInstanceOf(EpisodeException.class)
        .hasMessageContaining("holds 1 episodes already; --resume goes on with them");

    assertThat(collect("", 2, true, TeleopEvent.KEEP).kept()).isEqualTo(2);
    assertThat(demonstrations().kept()).hasSize(2);
    assertThat(exported()).isEqualTo(2);
  }

  @Test
  void everyAttemptHasASeedOfItsOwnAlsoWhenASessionGoesOn() throws IOException {
    collect("", 1, false, TeleopEvent.RERECORD, TeleopEvent.RERECORD, TeleopEvent.KEEP);
    Files.createFile(folder.resolve("out/episodes/episode-000007.mcap.part"));
    collect("", 2, true, TeleopEvent.KEEP);

    List<Path> all = new ArrayList<>(demonstrations().kept());
    all.addAll(demonstrations().discarded());
    List<String> seeds = new ArrayList<>();
    for (Path episode : all) {
      try (EpisodeLog log = new EpisodeLog(episode)) {
        seeds.add(log.word("seed"));
      }
    }
    assertThat(seeds).containsExactlyInAnyOrder("1", "2", "3", "5");
  }

  @Test
  void anOperatorWhoIsLostStopsTheArmAndTheEpisodeIsKept() throws IOException {
    assertThatThrownBy(() -> collect("dies-after: 30", 2, false))
        .isInstanceOf(EpisodeException.class)
        .hasMessageContaining("the operator's device gives no new readings")
        .hasMessageContaining("the circle is broken")
        .hasMessageContaining("1 episodes are kept");

    assertThat(demonstrations().kept()).hasSize(1);
    assertThat(exported()).isEqualTo(1);
    assertThat(demonstrations().contactSheet()).isNotEmptyFile();
    assertThat(lines).anyMatch(line -> line.endsWith("lerobot: LeRobot v3.0, 1 episodes"));
  }

  @Test
  void aDatasetOfOtherRecordingsIsNotAppendedTo() throws IOException {
    collect("", 1, false, TeleopEvent.KEEP);
    Files.delete(demonstrations().kept().getFirst());

    CollectReport report = collect("", 2, false, TeleopEvent.KEEP, TeleopEvent.KEEP);

    assertThat(report.kept()).isEqualTo(2);
    assertThat(report.exportFailure().orElseThrow()).contains("episode 0 differs");
    assertThat(exported()).isEqualTo(1);
  }

  @Test
  void aKeyThatIsPressedTwiceDoesNotBeginTheNextEpisode() throws IOException {
    stutters = true;

    collect("", 2, false, TeleopEvent.SUCCESS, TeleopEvent.FAILURE);

    assertThat(labels(demonstrations().kept())).containsExactly("success", "failure");
    assertThat(lines).filteredOn(line -> line.contains("discarded")).isEmpty();
  }

  @Test
  void quittingKeepsWhatIsThere() throws IOException {
    CollectReport report = collect("", 5, false, TeleopEvent.KEEP, TeleopEvent.QUIT);

    assertThat(report.kept()).isEqualTo(2);
    assertThat(labels(demonstrations().kept())).containsExactly("kept", "kept");
  }

  @Test
  void anOperatorWhoMayNotTakeTheArmIsToldWhyAndNothingMoves() throws IOException {
    assertThat(collect("far: true", 1, false).kept()).isZero();

    assertThat(lines).contains("the circle is too far away");
    assertThat(folder.resolve("out/episodes")).doesNotExist();
  }

  @Test
  void anOperatorWhoLeavesBeforeTheArmMayFollowLeavesNoEpisodeBehind() throws IOException {
    eager = true;

    assertThat(collect("far: true", 1, false).kept()).isZero();

    assertThat(lines.indexOf("the circle is too far away"))
        .isLessThan(lines.lastIndexOf("the circle is too far away"));
    assertThat(folder.resolve("out/episodes")).doesNotExist();
  }

  private CollectReport collect(String device, int episodes, boolean resume, TeleopEvent... ends)
      throws IOException {
    Path config = folder.resolve("deployment.yaml");
    Files.writeString(config, CONFIG.formatted(device));
    Deployment deployment = Deployment.read(config);
    try (CollectedSet collected =
        new CollectedSet(demonstrations(), episodes, Optional.of("view"))) {
      boolean interrupted;
      try {
        interrupted = run(deployment, collected, resume, ends);
      } catch (IOException | RuntimeException e) {
        collected.concludeAfter(e, lines::add);
        throw e;
      }
      return collected.conclude(interrupted, lines::add);
    }
  }

  private boolean run(
      Deployment deployment, CollectedSet collected, boolean resume, TeleopEvent... ends)
      throws IOException {
    Clock clock = new MonotonicClock();
    try (SpineLink spine = new ThreadSpine(deployment, Optional.empty(), new FaultPlan(List.of()));
        Operator operator = Operator.open(deployment, spine, clock);
        Stage stage = deployment.openStage(clock, spine.exchange())) {
      return new CollectRun(
              new CollectPlan(60_000_000_000L, 0, false, 1, Optional.empty(), resume),
              deployment,
              collected,
              spine,
              stage,
              new ActionSources(Optional.empty(), Optional.of(operator)),
              clock,
              episode -> {},
              new HeardView(
                  new Impatient(operator, new ArrayDeque<>(List.of(ends))), heard::add, () -> ""))
          .run();
    }
  }

  private Dataset dataset() throws IOException {
    return Formats.known().open(demonstrations().dataset(), OpenOptions.none());
  }

  private int exported() throws IOException {
    try (Dataset dataset = dataset()) {
      return dataset.episodes();
    }
  }

  /// Rows of an episode in which a flag is true.
  private static List<Integer> rowsWith(Dataset dataset, int episode, String flag)
      throws IOException {
    int column = dataset.spec().indexOf(flag);
    List<Integer> found = new ArrayList<>();
    try (Rows rows = dataset.episode(episode)) {
      int at = 0;
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next(), at++)
        if (((Value.Integers) row.get().values().get(column)).values()[0] != 0) found.add(at);
    }
    return found;
  }

  private static int last(Dataset dataset, int episode) throws IOException {
    try (Rows rows = dataset.episode(episode)) {
      int count = 0;
      while (rows.next().isPresent()) count++;
      return count - 1;
    }
  }

  private DemonstrationFolder demonstrations() {
    return new DemonstrationFolder(folder.resolve("out"));
  }

  private static List<String> labels(List<Path> episodes) throws IOException {
    List<String> labels = new ArrayList<>();
    for (Path episode : episodes) {
      try (EpisodeLog log = new EpisodeLog(episode)) {
        labels.add(log.result().get("label"));
      }
    }
    return labels;
  }

  /// Begins every episode at once and ends it after a second, as the queue says. Quits when there
  /// is an objection; an eager one begins all the same, and then quits.
  private final class Impatient implements CollectView {

    private final Operator operator;
    private final Queue<TeleopEvent> ends;
    private boolean said;

    Impatient(Operator operator, Queue<TeleopEvent> ends) {
      this.operator = operator;
      this.ends = ends;
    }

    @Override
    public void resetting(int kept, int wanted, double leftSeconds, String objection) {
      lines.add(objection);
      said = false;
      if (objection.startsWith("the circle")) {
        operator.hear(eager ? TeleopEvent.START : TeleopEvent.QUIT);
        eager = false;
      } else if (objection.isEmpty()) operator.hear(TeleopEvent.START);
    }

    @Override
    public void recording(int number, int wanted, double leftSeconds, Moment moment) {
      if (moment.seconds() < 1 || ends.isEmpty() || said) return;
      said = true;
      operator.hear(ends.remove());
      if (stutters) operator.hear(TeleopEvent.RERECORD);
    }

    @Override
    public void ended(CollectedEpisode episode) {
      lines.add(episode.summary());
    }

    @Override
    public void line(String text) {
      lines.add(text);
    }
  }
}
