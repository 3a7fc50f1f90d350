package dev.sinew.app.remote;

import dev.sinew.app.episode.LiveEpisode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who accompanies an episode, and may end it.
public interface Steering {

  /// The episode can be stopped from now on. Caller's thread.
  void begins(RunningEpisode episode);

  /// Threads beside the loops.
  default List<LiveEpisode.Companion> companions() {
    return List.of();
  }

  /// Once a policy step, on the caller's thread.
  default void show(LiveEpisode.Moment moment) {}

  /// The arm stands, or was halted.
  ///
  /// @param result empty when the episode failed
  default void ended(Optional<LiveEpisode.Result> result) {}

  /// What else belongs to the episode's result.
  default Map<String, String> words() {
    return Map.of();
  }
}
