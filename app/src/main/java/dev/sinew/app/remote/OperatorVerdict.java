package dev.sinew.app.remote;

import dev.sinew.app.episode.OperatorPart;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.safety.StandardRule;
import java.util.Map;
import java.util.Optional;

/// What an operator beside the arm says of the one episode of a run: every word that ends it is a
/// controlled stop, and the label goes into the record. Caller's thread.
public final class OperatorVerdict {

  private Optional<TeleopEvent> label = Optional.empty();

  public OperatorVerdict() {}

  /// Takes what was said since the last call.
  public void hear(OperatorPart operator, EpisodeControl episode) {
    for (TeleopEvent event = operator.poll(); event != null; event = operator.poll())
      hear(event, episode);
  }

  private void hear(TeleopEvent event, EpisodeControl episode) {
    switch (event) {
      case SUCCESS, FAILURE, RERECORD -> {
        label = Optional.of(event);
        episode.note("label: " + word(event));
        episode.requestStop(StandardRule.OPERATOR);
      }
      case KEEP, QUIT -> episode.requestStop(StandardRule.OPERATOR);
      case START, TAKE_OVER, RELEASE, STOP -> {}
    }
  }

  /// For the result of the episode.
  public Map<String, String> words() {
    return label.map(event -> Map.of("label", word(event))).orElse(Map.of());
  }

  private static String word(TeleopEvent event) {
    return event == TeleopEvent.RERECORD ? "discarded" : event.word();
  }
}
