package dev.sinew.app.lint;

import java.util.ArrayList;
import java.util.List;

/// All checks on one episode.
public final class EpisodeLint {

  private static final List<Check> CHECKS =
      List.of(
          new ServoCheck(),
          new CameraCheck(),
          new SkewCheck(),
          new MotionCheck(),
          new JerkCheck(),
          new WordsCheck());

  private EpisodeLint() {}

  /// What is to be said about it, in the order of the checks; empty when it is fine.
  public static List<Finding> of(EpisodeFacts episode) {
    if (episode.ticks() == 0)
      return List.of(
          new Finding("empty", Severity.ERROR, "the arm never followed a command in it"));
    List<Finding> found = new ArrayList<>();
    for (Check check : CHECKS) check.look(episode, found::add);
    return List.copyOf(found);
  }
}
