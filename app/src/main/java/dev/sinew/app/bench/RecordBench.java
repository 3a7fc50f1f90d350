package dev.sinew.app.bench;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.ActionSources;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.app.episode.Recorder;
import dev.sinew.app.episode.TickTally;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.app.episode.Unjudged;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.app.spine.ProcessSpine;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.safety.Rule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a simulated arm with synthetic cameras, with and without recording, and compares how
/// punctual its servo was.
public final class RecordBench {

  private static final long FRAME_NANOS = 33_333_333;

  /// @param ticks of the servo; how late it woke is in them
  /// @param frames captured
  /// @param lost ticks, frames and plans that were not recorded
  /// @param bytes of the episode's file
  /// @param cpuShare CPU time of this process by wall time, 1 is one core
  /// @param stopRule what ended it
  public record Slot(
      TickTally.Report ticks, long frames, long lost, long bytes, double cpuShare, Rule stopRule) {}

  private final Deployment deployment;
  private final Path config;
  private final Clock clock;
  private final List<CameraSpec> cameras = new ArrayList<>();

  /// @param cameras of 640x480 px at 30 Hz
  public RecordBench(Deployment deployment, Path config, Clock clock, int cameras) {
    this.deployment = deployment;
    this.config = config;
    this.clock = clock;
    for (int i = 0; i < cameras; i++)
      this.cameras.add(new CameraSpec("camera" + i, 640, 480, FRAME_NANOS));
  }

  /// @param folder where to record, null for a run without recording
  public Slot run(double seconds, Path folder) throws IOException {
    FaultPlan none = new FaultPlan(List.of());
    EpisodeRecording recording =
        folder == null ? null : new EpisodeRecording(folder, deployment, cameras, 0, clock, true);
    List<Camera> lenses = new ArrayList<>();
    for (CameraSpec camera : cameras) lenses.add(new TestPattern(camera, clock));
    LiveEpisode.Result result;
    double cpu = cpuSeconds();
    long begin = clock.nanos();
    try (recording;
        ProcessSpine spine = new ProcessSpine(deployment, config, null, none, clock);
        Recorder recorder =
            new Recorder(spine, recording == null ? EpisodeTap.NONE : recording, clock);
        TimedPolicy policy = new TimedPolicy(deployment.open(deployment.bundle()), clock);
        Stage stage = new Stage(lenses, Optional.empty())) {
      int steps = (int) (seconds * 1e9 / policy.spec().stepNanos());
      result =
          new LiveEpisode(deployment, spine, stage, ActionSources.of(policy), clock, none, recorder)
              .run(new Unjudged("record"), 1, steps, List.of(), moment -> {});
    }
    double share = (cpuSeconds() - cpu) / ((clock.nanos() - begin) * 1e-9);
    long frames = lenses.stream().mapToLong(lens -> ((TestPattern) lens).captured()).sum();
    return new Slot(
        result.ticks(),
        frames,
        result.droppedTicks() + (recording == null ? 0 : recording.dropped()),
        recording == null ? 0 : Files.size(recording.target()),
        share,
        result.stopRule());
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        * 1e-9;
  }
}
