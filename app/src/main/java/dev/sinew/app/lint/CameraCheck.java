package dev.sinew.app.lint;

import java.util.function.Consumer;

/// Whether every camera was there all the time, and saw something.
final class CameraCheck implements Check {

  private static final int FROZEN = 5;

  /// rad, m or px that a joint must have gone for a camera to see it.
  private static final double MOVED = 0.02;

  private static final double GAP_PERIODS = 2.5;
  private static final double LOST_SHARE = 0.01;

  @Override
  public void look(EpisodeFacts episode, Consumer<Finding> found) {
    for (CameraFacts camera : episode.cameras()) {
      if (camera.frames() == 0) {
        tell(found, "camera-empty", Severity.ERROR, camera, "gave no frame");
        continue;
      }
      frozen(episode, camera, found);
      order(camera, found);
      lost(camera, found);
      gaps(episode, camera, found);
    }
  }

  /// A scene in which nothing moves may look the same, where the camera has no noise.
  private static void frozen(EpisodeFacts episode, CameraFacts camera, Consumer<Finding> found) {
    if (camera.frozen() < FROZEN) return;
    long from = camera.nanos()[camera.frozenAt()];
    long to = camera.nanos()[camera.frozenAt() + camera.frozen() - 1];
    if (moves(episode, from, to))
      tell(
          found,
          "camera-frozen",
          Severity.ERROR,
          camera,
          "gave the same picture %d times in a row".formatted(camera.frozen()));
  }

  private static boolean moves(EpisodeFacts episode, long fromNanos, long toNanos) {
    double[] before = null;
    for (int i = 0; i < episode.ticks(); i++) {
      long nanos = episode.tickNanos()[i];
      if (nanos < fromNanos || nanos > toNanos) continue;
      double[] now = episode.measured()[i];
      if (before == null) before = now;
      for (int joint = 0; joint < now.length; joint++)
        if (Math.abs(now[joint] - before[joint]) > MOVED) return true;
    }
    return false;
  }

  private static void order(CameraFacts camera, Consumer<Finding> found) {
    int backward = 0;
    for (int i = 1; i < camera.frames(); i++)
      if (camera.nanos()[i] < camera.nanos()[i - 1]) backward++;
    if (backward > 0)
      tell(
          found,
          "camera-backward",
          Severity.ERROR,
          camera,
          "has %d stamps that go back".formatted(backward));
  }

  private static void lost(CameraFacts camera, Consumer<Finding> found) {
    long lost = 0;
    for (int i = 1; i < camera.frames(); i++)
      lost += Math.max(0, camera.numbers()[i] - camera.numbers()[i - 1] - 1);
    if (lost > 0)
      tell(
          found,
          "camera-dropped",
          lost > LOST_SHARE * camera.frames() ? Severity.ERROR : Severity.WARNING,
          camera,
          "%d of %d frames were not recorded".formatted(lost, camera.frames() + lost));
  }

  /// From the episode's first tick to its last; a camera may be a period late on both ends.
  private static void gaps(EpisodeFacts episode, CameraFacts camera, Consumer<Finding> found) {
    long period = Math.max(1, camera.periodNanos());
    long worst = camera.nanos()[0] - episode.startNanos() - period;
    worst = Math.max(worst, episode.endNanos() - camera.nanos()[camera.frames() - 1] - period);
    for (int i = 1; i < camera.frames(); i++)
      worst = Math.max(worst, camera.nanos()[i] - camera.nanos()[i - 1]);
    if (worst > GAP_PERIODS * period)
      tell(
          found,
          "camera-gap",
          Severity.WARNING,
          camera,
          "gave nothing for %.0f ms, its period is %.0f ms".formatted(worst / 1e6, period / 1e6));
  }

  private static void tell(
      Consumer<Finding> found, String id, Severity severity, CameraFacts camera, String text) {
    found.accept(new Finding(id, severity, "camera " + camera.name() + " " + text));
  }
}
