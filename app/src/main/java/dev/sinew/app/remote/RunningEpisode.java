package dev.sinew.app.remote;

import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.runtime.safety.StandardRule;
import java.util.Optional;

/// An episode that runs or is about to, in the hands of whoever steers it. Any thread.
public record RunningEpisode(
    LiveEpisode episode, SpineLink spine, Optional<EpisodeRecording> recording)
    implements EpisodeControl {

  @Override
  public void requestStop(StandardRule why) {
    episode.requestStop(why);
  }

  @Override
  public boolean atRest() {
    return spine.exchange().status().atRest();
  }

  @Override
  public void prompt(String prompt) {
    episode.prompt(prompt);
  }

  @Override
  public void note(String text) {
    recording.ifPresent(record -> record.note("operator", text));
  }

  /// Without the loop, by the strongest means.
  public void halt() {
    spine.halt();
  }
}
