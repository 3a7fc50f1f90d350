package dev.sinew.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.episode.LockStepEpisode;
import dev.sinew.app.episode.TickTally;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.loop.FrameTap;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.sync.Streams;
import dev.sinew.runtime.tap.TickSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Episodes of every strategy, decided again from their files.
class SchedulerReplayTest {

  private static final Path CONFIG =
      Path.of(System.getProperty("sinew.root"), "configs/pusht-flow.yaml");
  private static final int STEPS = 25;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: receding, execute: 4}",
        "{kind: synchronous, execute: 5}",
        "{kind: re-anchor, fade-ms: 300}",
        "{kind: blend, window-ms: 300}",
        "{kind: ensemble, weights: act-oldest, decay: 0.01}",
        "{kind: ensemble, weights: newest-first, decay: 0.1, chunks: 6}"
      })
  void everyDecisionIsDerivedAgainToTheBitAndIsAnotherOneThanTheDefaults(String scheduler)
      throws IOException {
    Deployment deployment = with(scheduler);
    try (Policy policy = deployment.bundle().open()) {
      Path file = record(deployment, policy, PlanTail.NONE);
      try (EpisodeLog log = new EpisodeLog(file)) {
        Rederivation.Report report =
            new Rederivation(deployment, log).run(Optional.of(policy), ticks -> {});
        assertThat(report.difference()).isEmpty();
        assertThat(report.chunks()).isPositive();
        WhatIf.Report same = new WhatIf(deployment, log, 0).run(Optional.empty());
        assertThat(same.differing()).isZero();
        WhatIf.Report other =
            new WhatIf(with("{kind: blend, window-ms: 500}"), log, 0).run(Optional.empty());
        assertThat(other.differing()).isPositive();
      }
    }
  }

  @Test
  void whatThePolicySawOfThePlanIsInTheRecording() throws IOException {
    Deployment deployment = with("{kind: receding}");
    PlanTail tail = new PlanTail(PlanTail.Use.TRAINED, 2, new double[] {1, 2, 3, 4, 5, 6}, 1, 2);
    try (Policy policy = deployment.bundle().open();
        EpisodeLog log = new EpisodeLog(record(deployment, policy, tail))) {
      PlanTail read = log.chunks().getFirst().tail();
      assertThat(read.values()).containsExactly(tail.values());
      assertThat(read.committedRows()).isEqualTo(1);
      assertThat(read.horizon()).isEqualTo(2);
      assertThat(read.use()).isEqualTo(PlanTail.Use.TRAINED);
    }
  }

  private static Deployment with(String scheduler) throws IOException {
    return Deployment.parse(CONFIG, Files.readString(CONFIG) + "scheduler: " + scheduler + "\n");
  }

  private Path record(Deployment deployment, Policy policy, PlanTail tail) throws IOException {
    VirtualClock clock = new VirtualClock();
    try (EpisodeRecording recording = new EpisodeRecording(folder, deployment, 7, clock, false)) {
      new LockStepEpisode(deployment, policy, clock, new TickTally())
          .run(7, STEPS, tail.isEmpty() ? recording : new Tailed(recording, tail));
      return recording.target();
    }
  }

  /// Pretends that the policy saw a tail.
  private record Tailed(EpisodeTap tap, PlanTail tail) implements EpisodeTap {

    @Override
    public void connect(Streams streams) {
      tap.connect(streams);
    }

    @Override
    public TickSink ticks() {
      return tap.ticks();
    }

    @Override
    public ChunkTap chunks() {
      ChunkTap inner = tap.chunks();
      return (chunk, none, offer, nanos) -> inner.offered(chunk, tail, offer, nanos);
    }

    @Override
    public FrameTap frames(CameraSpec camera) {
      return tap.frames(camera);
    }

    @Override
    public void reset(long seed, long nowNanos) {
      tap.reset(seed, nowNanos);
    }

    @Override
    public void breathe(long nowNanos, long droppedTicks) {
      tap.breathe(nowNanos, droppedTicks);
    }
  }
}
