package dev.sinew.app.lint;

import java.util.function.Consumer;

/// Whether the hand trembles: how often a joint's command turns back, counting only swings that are
/// larger than a share of what the joint does in the episode.
final class JerkCheck implements Check {

  private static final double SWING = 0.01;
  private static final double REVERSALS_PER_SECOND = 4;

  @Override
  public void look(EpisodeFacts episode, Consumer<Finding> found) {
    for (int joint = 0; joint < episode.joints().size(); joint++) {
      double rate = reversals(episode, joint) / Math.max(1, episode.seconds());
      if (rate > REVERSALS_PER_SECOND)
        found.accept(
            new Finding(
                "jerk",
                Severity.WARNING,
                "%s turns back %.1f times a second".formatted(episode.joints().get(joint), rate)));
    }
  }

  private static int reversals(EpisodeFacts episode, int joint) {
    double swing = SWING * Excursion.of(episode.sent(), joint);
    if (!(swing > 0)) return 0;
    int reversals = 0;
    int direction = 0;
    double turn = episode.sent()[0][joint];
    for (double[] row : episode.sent()) {
      double at = row[joint];
      int going = at - turn > swing ? 1 : turn - at > swing ? -1 : 0;
      if (going != 0 && going == -direction) reversals++;
      if (going != 0) direction = going;
      if (going != 0 || direction * (at - turn) > 0) turn = at;
    }
    return reversals;
  }
}
