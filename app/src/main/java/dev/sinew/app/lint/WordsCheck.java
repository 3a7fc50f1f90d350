package dev.sinew.app.lint;

import java.util.Map;
import java.util.function.Consumer;

/// Whether the episode says what it shows and how it went.
final class WordsCheck implements Check {

  @Override
  public void look(EpisodeFacts episode, Consumer<Finding> found) {
    if (episode.task().isBlank())
      found.accept(
          new Finding(
              "no-task", Severity.WARNING, "does not say what is demonstrated (prompt, --task)"));
    Map<String, String> result = episode.result();
    String stop = result.getOrDefault("stop_reason", "");
    if (!stop.isEmpty() && !stop.equals("episode-end") && !stop.equals("operator"))
      found.accept(
          new Finding("stopped", Severity.WARNING, "the supervisor stopped the arm: " + stop));
    if (result.containsKey("failed"))
      found.accept(new Finding("failed", Severity.WARNING, "ended with: " + result.get("failed")));
  }
}
