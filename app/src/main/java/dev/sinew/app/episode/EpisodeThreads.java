package dev.sinew.app.episode;

import dev.sinew.app.deploy.Brain;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Planner;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.StopWord;
import dev.sinew.runtime.loop.CameraLoop;
import dev.sinew.runtime.loop.FrameTap;
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.loop.PacedThread;
import dev.sinew.runtime.loop.PacingCameraLoop;
import dev.sinew.runtime.loop.UnpacedTicks;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.PacingCamera;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.runtime.sync.FrameRing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The brain's threads of one episode: inference, cameras and whoever accompanies them. Caller's
/// thread.
final class EpisodeThreads implements AutoCloseable {

  private static final long INFERENCE_POLL_NANOS = 1_000_000;
  private static final long CAMERA_WATCH_NANOS = 20_000_000;
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final Deployment deployment;
  private final StopWord stopWord;
  private final Clock clock;
  private final List<PacedThread> threads = new ArrayList<>();
  private final List<String> hanging = new ArrayList<>();

  EpisodeThreads(Deployment deployment, StopWord stopWord, Clock clock) {
    this.deployment = deployment;
    this.stopWord = stopWord;
    this.clock = clock;
  }

  /// @param firstNanos instant of every thread's first step
  void launch(
      Brain brain,
      Stage stage,
      EpisodeTap tap,
      List<LiveEpisode.Companion> companions,
      long firstNanos) {
    brain.planner().ifPresent(planner -> infer(planner, firstNanos));
    for (int i = 0; i < stage.cameras().size(); i++) {
      Camera camera = stage.cameras().get(i);
      FrameRing frames = brain.frames().get(i);
      start(camera(camera, firstNanos, frames, tap.frames(camera.spec())));
      watch(camera.spec().name(), firstNanos, frames);
    }
    for (LiveEpisode.Companion other : companions)
      start(other.name(), firstNanos, other.periodNanos(), other.step().apply(brain), () -> {});
  }

  private void infer(Planner planner, long firstNanos) {
    start(
        "inference",
        firstNanos,
        INFERENCE_POLL_NANOS,
        planner.inference(),
        () -> stopWord.ask(StandardRule.SOURCE_FAILED));
  }

  private PacedThread camera(Camera camera, long firstNanos, FrameRing frames, FrameTap tap) {
    String name = "camera " + camera.spec().name();
    if (camera instanceof PacingCamera pacing)
      return new PacedThread(
          name, new UnpacedTicks(clock), new PacingCameraLoop(pacing, frames, tap), () -> {});
    return new PacedThread(
        name,
        clock,
        firstNanos,
        camera.spec().periodNanos(),
        new CameraLoop(camera, frames, tap),
        () -> {});
  }

  private void watch(String camera, long firstNanos, FrameRing frames) {
    OptionalLong maxAge = deployment.maxFrameAgeNanos(camera);
    if (maxAge.isEmpty()) return;
    start(
        "watch " + camera,
        firstNanos,
        CAMERA_WATCH_NANOS,
        new CameraWatch(frames, maxAge.getAsLong(), stopWord, clock),
        () -> stopWord.ask(StandardRule.CAMERA_STALE));
  }

  private void start(
      String name, long firstNanos, long periodNanos, PacedStep step, Runnable onFailure) {
    start(new PacedThread(name, clock, firstNanos, periodNanos, step, onFailure));
  }

  private void start(PacedThread thread) {
    threads.add(thread);
    thread.start();
  }

  /// Those that hang and were left behind.
  List<String> hanging() {
    return List.copyOf(hanging);
  }

  /// @throws EpisodeException when one of them died
  void mustHaveWorked() {
    for (PacedThread thread : threads) {
      if (thread.failure() != null)
        throw new EpisodeException(
            thread.name() + " failed: " + thread.failure().getMessage(), thread.failure());
    }
  }

  /// Idempotent. A thread that hangs is left behind.
  @Override
  public void close() {
    for (PacedThread thread : threads.reversed())
      if (!thread.close(PATIENCE_NANOS)) hanging.add(thread.name());
    threads.removeIf(thread -> hanging.contains(thread.name()));
  }
}
