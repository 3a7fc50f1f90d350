package dev.sinew.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.LockStepEpisode;
import dev.sinew.app.episode.TickTally;
import dev.sinew.app.record.EpisodeFormat;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.mcap.McapCheck;
import dev.sinew.runtime.port.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Episodes recorded in lock-step, decided again from their files.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RederivationTest {

  private static final int STEPS = 25;

  private final Deployment deployment =
      Deployment.read(Path.of(System.getProperty("sinew.root"), "configs/pusht-flow.yaml"));
  private Path folder;
  private Policy policy;
  private Path episode;

  @BeforeAll
  void record(@TempDir Path folder) throws IOException {
    this.folder = folder;
    policy = deployment.bundle().open();
    episode = record(folder.resolve("one"), 7);
  }

  @AfterAll
  void close() {
    policy.close();
  }

  @Test
  void everyDecisionOfTwentySeedsIsDerivedAgainToTheBit() throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      Path file = record(folder.resolve("twenty"), seed);
      Rederivation.Report report = derive(file);
      assertThat(report.difference()).as("seed " + seed).isEmpty();
      assertThat(report.ticks()).isEqualTo(3 + 10 * STEPS);
      assertThat(report.chunks()).isEqualTo(4);
    }
  }

  @Test
  void anyFlippedBitIsFoundAndItsPlaceNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(episode);
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      byte[] copy = bytes.clone();
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
      Path flipped = Files.write(folder.resolve("flipped.mcap"), copy);
      assertThat(McapCheck.check(flipped).findings()).as("flip " + i).isNotEmpty();
    }
  }

  @Test
  void aCommandThatWasForgedWithItsCrcIsFoundAtItsTick() throws IOException {
    LoggedTick tick = tick(111);
    Path forged = folder.resolve("command.mcap");
    Tampered.write(episode, forged, EpisodeFormat.TICK, 111, tick.sent()[1], 0);
    assertThat(McapCheck.check(forged).isSound()).isTrue();
    assertThat(derive(forged).difference().orElseThrow())
        .startsWith("tick 111 (")
        .contains(Double.toString(tick.sent()[1]));
  }

  @Test
  void aKeypointThatWasForgedWithItsCrcIsFoundAtTheChunkPlannedFromIt() throws IOException {
    LoggedTick tick = tick(83);
    Path forged = folder.resolve("state.mcap");
    Tampered.write(episode, forged, EpisodeFormat.TICK, 83, tick.streamValues()[0], 40);
    assertThat(derive(forged).difference().orElseThrow()).startsWith("chunk 1: row ");
  }

  @Test
  void aPlanThatWasForgedWithItsCrcIsFoundAtItsChunk() throws IOException {
    double value;
    try (EpisodeLog log = new EpisodeLog(episode)) {
      value = log.chunks().get(1).chunk().value(0, 0);
    }
    Path forged = folder.resolve("plan.mcap");
    Tampered.write(episode, forged, EpisodeFormat.CHUNK, 1, value, 0);
    assertThat(derive(forged).difference().orElseThrow()).startsWith("chunk 1: row 0, x was ");
  }

  @Test
  void otherLimitsGiveOtherCommandsAndTheReportSaysFromWhenOn() throws IOException {
    Path tight = folder.resolve("tight.yaml");
    Path configs = Path.of(System.getProperty("sinew.root"), "configs");
    Files.writeString(
        tight,
        Files.readString(configs.resolve("pusht-flow.yaml"))
            .replace("../models", configs.resolve("../models").normalize().toString())
            .replace("max-velocity: 25000", "max-velocity: 100"));
    try (EpisodeLog log = new EpisodeLog(episode)) {
      WhatIf.Report same = new WhatIf(deployment, log, 0).run(Optional.empty());
      assertThat(same.differing()).isZero();
      WhatIf.Report report = new WhatIf(Deployment.read(tight), log, 0).run(Optional.empty());
      assertThat(report.differing()).isPositive();
      assertThat(report.firstSeconds()).isPositive();
      assertThat(report.largest()[0]).isPositive();
      WhatIf.Report late = new WhatIf(deployment, log, 300_000_000).run(Optional.empty());
      assertThat(late.differing()).isPositive();
    }
  }

  @Test
  void theRecordedPolicyIsCloserToWhatWasSentThanAnyOther() throws IOException {
    try (EpisodeLog log = new EpisodeLog(episode)) {
      HorizonErrors errors = HorizonErrors.of(deployment, log, Motion.of(log), policy);
      assertThat(errors.chunks()).isEqualTo(4);
      // Row 1 is due at the observation itself and is executed: what was planned was sent.
      assertThat(errors.leadSeconds(1)).isZero();
      assertThat(errors.max(1, 0)).isZero();
      assertThat(errors.max(8, 1)).isZero();
      assertThat(errors.rms(15, 0)).isPositive();
    }
  }

  @Test
  void aRecordingOfAnotherFormatIsRefusedInOneLine() throws IOException {
    Path foreign = folder.resolve("foreign.mcap");
    try (var writer =
        dev.sinew.runtime.mcap.McapWriter.create(
            foreign,
            new dev.sinew.runtime.mcap.McapHeader("", "x"),
            dev.sinew.runtime.mcap.McapOptions.STANDARD)) {
      writer.addMetadata(new dev.sinew.runtime.mcap.McapMetadata("sinew", Map.of("format", "3")));
    }
    assertThatThrownBy(() -> new EpisodeLog(foreign))
        .hasMessageEndingWith("is of format 3, this sinew reads formats 1 and 2");
    assertThatThrownBy(() -> new EpisodeLog(Path.of(System.getProperty("sinew.root"), "pom.xml")))
        .isInstanceOf(IOException.class)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 90})
  void anEpisodeCutAnywhereIsRecoveredAndWhatIsLeftOfItIsDerivedAgain(int percent)
      throws IOException {
    byte[] bytes = Files.readAllBytes(episode);
    Path cut = folder.resolve("cut-" + percent + ".mcap.part");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length * percent / 100));
    assertThatThrownBy(() -> new EpisodeLog(cut)).hasMessageContaining("recover");
    Path recovered = folder.resolve("recovered-" + percent + ".mcap");
    dev.sinew.runtime.mcap.McapRecovery.recover(cut, recovered);
    Rederivation.Report report = derive(recovered);
    assertThat(report.difference()).isEmpty();
    assertThat(report.ticks()).isPositive();
  }

  private Path record(Path where, long seed) throws IOException {
    VirtualClock clock = new VirtualClock();
    try (EpisodeRecording recording = new EpisodeRecording(where, deployment, seed, clock, false)) {
      new LockStepEpisode(deployment, policy, clock, new TickTally()).run(seed, STEPS, recording);
      return recording.target();
    }
  }

  private Rederivation.Report derive(Path file) throws IOException {
    try (EpisodeLog log = new EpisodeLog(file)) {
      return new Rederivation(deployment, log).run(Optional.of(policy), ticks -> {});
    }
  }

  private LoggedTick tick(long number) throws IOException {
    try (EpisodeLog log = new EpisodeLog(episode)) {
      EpisodeLog.Cursor<LoggedTick> ticks = log.ticks();
      LoggedTick tick = ticks.next();
      while (tick.number() != number) tick = ticks.next();
      return tick;
    }
  }
}
