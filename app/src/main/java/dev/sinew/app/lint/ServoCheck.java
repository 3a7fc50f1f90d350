package dev.sinew.app.lint;

import java.util.function.Consumer;

/// Whether every tick was recorded, in time.
final class ServoCheck implements Check {

  private static final double SKIPPED_SHARE = 0.01;

  @Override
  public void look(EpisodeFacts episode, Consumer<Finding> found) {
    long missing = 0;
    long skipped = 0;
    for (int i = 1; i < episode.ticks(); i++) {
      missing += episode.tickNumbers()[i] - episode.tickNumbers()[i - 1] - 1;
      skipped += episode.skipped()[i];
    }
    if (missing > 0)
      found.accept(
          new Finding(
              "ticks-missing",
              Severity.ERROR,
              "%d of %d ticks were not recorded".formatted(missing, episode.ticks() + missing)));
    if (skipped > SKIPPED_SHARE * episode.ticks())
      found.accept(
          new Finding(
              "servo-late",
              Severity.WARNING,
              "the servo left out %d periods of %.1f ms"
                  .formatted(skipped, episode.periodNanos() / 1e6)));
  }
}
