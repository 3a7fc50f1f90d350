package dev.sinew.app.remote;

import dev.sinew.runtime.safety.StandardRule;

/// What operators can do to an episode that runs. Any thread.
public interface EpisodeControl {

  void requestStop(StandardRule why);

  /// Whether the arm was measured at rest and may not move.
  boolean atRest();

  /// From the next observation on.
  void prompt(String prompt);

  /// Goes into the record, where there is one.
  void note(String text);
}
