package dev.sinew.app.lint;

import java.util.function.Consumer;

/// One kind of look at an episode.
@FunctionalInterface
interface Check {

  /// @param episode of at least one tick
  void look(EpisodeFacts episode, Consumer<Finding> found);
}
