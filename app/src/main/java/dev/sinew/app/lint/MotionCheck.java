package dev.sinew.app.lint;

import java.util.function.Consumer;

/// Whether the demonstration moves, from its beginning to its end, the way a policy could learn.
final class MotionCheck implements Check {

  private static final double SHORTEST_SECONDS = 1;
  private static final double IDLE_SECONDS = 1;

  /// Of the joint's largest excursion in the episode.
  private static final double MOVES = 0.01;

  private static final double BEHIND_SHARE = 0.1;

  @Override
  public void look(EpisodeFacts episode, Consumer<Finding> found) {
    if (episode.seconds() < SHORTEST_SECONDS)
      found.accept(
          new Finding(
              "too-short", Severity.WARNING, "lasts only %.2f s".formatted(episode.seconds())));
    boolean[] moves = moves(episode);
    int first = first(moves);
    if (first < 0) {
      found.accept(new Finding("no-motion", Severity.ERROR, "the arm was never told to move"));
      return;
    }
    idle(episode, "idle-head", "stands still at its beginning", first, found);
    idle(episode, "idle-tail", "stands still at its end", moves.length - 1 - last(moves), found);
    dead(episode, found);
    behind(episode, found);
  }

  /// Ticks at which some joint is told to go elsewhere than over the last tenth of a second.
  private static boolean[] moves(EpisodeFacts episode) {
    boolean[] moves = new boolean[episode.ticks()];
    int back = Math.max(1, (int) (100_000_000 / episode.periodNanos()));
    for (int joint = 0; joint < episode.joints().size(); joint++) {
      double least = Math.max(1e-6, MOVES * Excursion.of(episode.sent(), joint));
      for (int i = back; i < moves.length; i++)
        if (Math.abs(episode.sent()[i][joint] - episode.sent()[i - back][joint]) > least)
          moves[i] = true;
    }
    return moves;
  }

  private static int first(boolean[] moves) {
    for (int i = 0; i < moves.length; i++) if (moves[i]) return i;
    return -1;
  }

  private static int last(boolean[] moves) {
    for (int i = moves.length - 1; i >= 0; i--) if (moves[i]) return i;
    return -1;
  }

  private static void idle(
      EpisodeFacts episode, String id, String what, int ticks, Consumer<Finding> found) {
    double seconds = ticks * episode.periodNanos() * 1e-9;
    if (seconds > IDLE_SECONDS)
      found.accept(
          new Finding(id, Severity.WARNING, "the arm %s for %.1f s".formatted(what, seconds)));
  }

  /// A joint that is told to move and is never measured to.
  private static void dead(EpisodeFacts episode, Consumer<Finding> found) {
    for (int joint = 0; joint < episode.joints().size(); joint++) {
      double told = Excursion.of(episode.sent(), joint);
      double went = Excursion.of(episode.measured(), joint);
      if (told > 1e-3 && went < 0.1 * told)
        found.accept(
            new Finding(
                "joint-dead",
                Severity.ERROR,
                "%s was told to move by %.3g and moved by %.3g"
                    .formatted(episode.joints().get(joint), told, went)));
    }
  }

  private static void behind(EpisodeFacts episode, Consumer<Finding> found) {
    int behind = 0;
    for (boolean tick : episode.behind()) if (tick) behind++;
    if (behind > BEHIND_SHARE * episode.ticks())
      found.accept(
          new Finding(
              "saturation",
              Severity.WARNING,
              "in %.0f %% of the ticks the arm is far behind what was wanted: too fast for its limits"
                  .formatted(100.0 * behind / episode.ticks())));
  }
}
