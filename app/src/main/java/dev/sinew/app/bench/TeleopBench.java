package dev.sinew.app.bench;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.ActionSources;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.app.episode.Recorder;
import dev.sinew.app.episode.Unjudged;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.operator.Operator;
import dev.sinew.app.record.EpisodeFormat;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.app.spine.ThreadSpine;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.safety.StandardRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// Teleoperation of an arm that is no metal, recorded with two cameras as `sinew collect` does, and
/// how long the operator's readings take to its commands.
public final class TeleopBench {

  private static final int CAMERAS = 2;
  private static final long FRAME_NANOS = 33_333_333;
  private static final long READY_NANOS = 10_000_000_000L;
  private static final long POLL_NANOS = 10_000_000;
  private static final FaultPlan NO_FAULTS = new FaultPlan(List.of());

  /// @param heard from a reading to the end of the first tick that knew it, nanoseconds
  /// @param sent from a reading to the end of the first tick that commanded it in full
  /// @param delayNanos of that, what the deployment asks for
  /// @param servoHz ticks a second
  /// @param deviceHz readings a second
  /// @param frames recorded, of all cameras
  /// @param lost ticks, frames and samples that were not recorded
  /// @param cameras names; those that the deployment has not are synthetic
  public record Result(
      Histogram heard,
      Histogram sent,
      long delayNanos,
      double servoHz,
      double deviceHz,
      long frames,
      long lost,
      List<String> cameras) {}

  private final Deployment deployment;
  private final Path folder;
  private final Clock clock;
  private final TeleopLatency latency;
  private final long delayNanos;
  private long frames;
  private long lost;
  private List<String> names = List.of();

  /// @param deployment of an operator and an arm that is no metal
  /// @param folder for the episodes
  public TeleopBench(Deployment deployment, Path folder, Clock clock) {
    this.deployment = deployment;
    this.folder = folder;
    this.clock = clock;
    delayNanos = deployment.authority().orElseThrow().delayNanos();
    latency = new TeleopLatency(delayNanos);
  }

  /// @throws EpisodeException when the arm was stopped, or the operator did not get ready
  public Result run(int episodes, double seconds) throws IOException {
    for (int i = 0; i < episodes; i++) episode(1 + i, seconds);
    return new Result(
        latency.heard(),
        latency.sent(),
        delayNanos,
        latency.servoHz(),
        latency.deviceHz(),
        frames,
        lost,
        names);
  }

  private Stage withTwoCameras(Stage stage) {
    List<Camera> cameras = new ArrayList<>(stage.cameras());
    while (cameras.size() < CAMERAS)
      cameras.add(
          new TestPattern(
              new CameraSpec("synthetic" + cameras.size(), 640, 480, FRAME_NANOS), clock));
    return new Stage(cameras, stage.task());
  }

  /// Everything is opened anew: the leader is then where the arm is.
  private void episode(long seed, double seconds) throws IOException {
    try (SpineLink spine = new ThreadSpine(deployment, Optional.empty(), NO_FAULTS);
        Operator operator = Operator.open(deployment, spine, clock);
        Stage stage = withTwoCameras(deployment.openStage(clock, spine.exchange()))) {
      awaitReadiness(operator);
      List<CameraSpec> seen = stage.cameras().stream().map(Camera::spec).toList();
      names = seen.stream().map(CameraSpec::name).toList();
      EpisodeRecording recording =
          new EpisodeRecording(folder, deployment, seen, seed, clock, true);
      LiveEpisode.Result result;
      try (recording;
          Recorder recorder = new Recorder(spine, recording, clock)) {
        result = teleoperate(seed, seconds, spine, operator, stage, recorder);
      }
      mustHaveLasted(result, operator);
      read(recording.target());
      lost += result.droppedTicks() + recording.dropped();
    }
  }

  private LiveEpisode.Result teleoperate(
      long seed,
      double seconds,
      SpineLink spine,
      Operator operator,
      Stage stage,
      Recorder recorder) {
    int steps = (int) Math.ceil(seconds * 1e9 / deployment.planner().stepNanos());
    ActionSources sources = new ActionSources(Optional.empty(), Optional.of(operator));
    return new LiveEpisode(deployment, spine, stage, sources, clock, NO_FAULTS, recorder)
        .run(new Unjudged("teleoperation"), seed, steps, List.of(), moment -> {});
  }

  private static void mustHaveLasted(LiveEpisode.Result result, Operator operator) {
    if (result.stopRule() == StandardRule.EPISODE_END.rule()) return;
    throw new EpisodeException(
        "the arm was stopped: %s%s; run it again on a quiet machine"
            .formatted(
                result.stopRule().text(),
                operator.trouble().isEmpty() ? "" : "; " + operator.trouble()));
  }

  private void read(Path episode) throws IOException {
    try (EpisodeLog log = new EpisodeLog(episode)) {
      latency.add(log);
      for (String name : names) frames += log.count(EpisodeFormat.CAMERA + name);
    }
  }

  private void awaitReadiness(Operator operator) {
    long end = clock.nanos() + READY_NANOS;
    while (!operator.objection().isEmpty()) {
      if (clock.nanos() > end) throw new EpisodeException(operator.objection());
      clock.sleepUntil(clock.nanos() + POLL_NANOS);
    }
  }
}
