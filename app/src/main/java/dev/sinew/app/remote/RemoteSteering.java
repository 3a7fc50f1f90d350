package dev.sinew.app.remote;

import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.runtime.safety.Reaction;
import dev.sinew.runtime.safety.Rule;
import dev.sinew.runtime.safety.StandardRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An episode that operators accompany over the network.
///
/// @param prompt what the episode was asked to do; empty for what the deployment says
public record RemoteSteering(
    RemoteControl control, Optional<String> prompt, Timing timing, Steering local)
    implements Steering {

  /// @param local who can end it here
  public RemoteSteering(RemoteControl control, Optional<String> prompt, Steering local) {
    this(control, prompt, control.timing(), local);
  }

  @Override
  public void begins(RunningEpisode episode) {
    local.begins(episode);
    prompt.ifPresent(episode::prompt);
    control.desk().begins(episode);
  }

  @Override
  public List<LiveEpisode.Companion> companions() {
    return control.companions();
  }

  @Override
  public void show(LiveEpisode.Moment moment) {
    timing.show(moment);
  }

  @Override
  public void ended(Optional<LiveEpisode.Result> result) {
    boolean rested = result.map(r -> Double.isFinite(r.stopSeconds())).orElse(false);
    Optional<String> fault =
        result.map(LiveEpisode.Result::stopRule).filter(RemoteSteering::isFault).map(Rule::text);
    control.desk().ended(rested, fault);
  }

  /// A requested stop is latched by its own name.
  private static boolean isFault(Rule rule) {
    return rule.reaction() != Reaction.NONE && rule != StandardRule.STOP_REQUESTED.rule();
  }

  @Override
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    control.desk().label().ifPresent(label -> words.put("label", label));
    return words;
  }
}
