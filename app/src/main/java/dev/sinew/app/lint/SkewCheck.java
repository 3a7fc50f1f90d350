package dev.sinew.app.lint;

import java.util.List;
import java.util.function.Consumer;

/// Whether what the cameras show at one instant was seen at one instant: how far apart the newest
/// frames of two cameras are, at every tick.
final class SkewCheck implements Check {

  private static final double PERIODS = 1.5;

  /// A single late frame is a gap, not skew.
  private static final double SHARE = 0.05;

  @Override
  public void look(EpisodeFacts episode, Consumer<Finding> found) {
    List<CameraFacts> cameras = episode.cameras();
    for (int a = 0; a < cameras.size(); a++)
      for (int b = a + 1; b < cameras.size(); b++)
        pair(episode, cameras.get(a), cameras.get(b), found);
  }

  private static void pair(
      EpisodeFacts episode, CameraFacts a, CameraFacts b, Consumer<Finding> found) {
    long bound = Math.round(PERIODS * Math.max(a.periodNanos(), b.periodNanos()));
    int apart = 0;
    long worst = 0;
    int i = -1;
    int j = -1;
    for (long tick : episode.tickNanos()) {
      while (i + 1 < a.frames() && a.nanos()[i + 1] <= tick) i++;
      while (j + 1 < b.frames() && b.nanos()[j + 1] <= tick) j++;
      if (i < 0 || j < 0) continue;
      long skew = Math.abs(a.nanos()[i] - b.nanos()[j]);
      worst = Math.max(worst, skew);
      if (skew > bound) apart++;
    }
    if (apart > SHARE * episode.ticks())
      found.accept(
          new Finding(
              "time-skew",
              Severity.WARNING,
              "cameras %s and %s are up to %.0f ms apart"
                  .formatted(a.name(), b.name(), worst / 1e6)));
  }
}
