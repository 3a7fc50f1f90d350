package dev.sinew.app.collect;

import dev.sinew.runtime.port.TeleopEvent;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the operator presses for what, in words. Immutable; any thread.
///
/// @param all of a session; empty when nothing can be pressed
/// @param between those that matter while the scene is brought back
public record Controls(String all, String between) {

  private record Meaning(TeleopEvent event, String words) {}

  private static final Meaning START = new Meaning(TeleopEvent.START, "record");
  private static final Meaning QUIT = new Meaning(TeleopEvent.QUIT, "quit");
  private static final List<Meaning> ALL =
      List.of(
          START,
          new Meaning(TeleopEvent.KEEP, "end and keep"),
          new Meaning(TeleopEvent.SUCCESS, "success"),
          new Meaning(TeleopEvent.FAILURE, "failure"),
          new Meaning(TeleopEvent.RERECORD, "put aside, again"),
          QUIT);

  /// @param control of an event; empty when nothing says it
  public static Controls of(Function<TeleopEvent, String> control) {
    return new Controls(words(ALL, control), words(List.of(START, QUIT), control));
  }

  private static String words(List<Meaning> meanings, Function<TeleopEvent, String> control) {
    return meanings.stream()
        .filter(meaning -> !control.apply(meaning.event()).isEmpty())
        .map(meaning -> control.apply(meaning.event()) + ": " + meaning.words())
        .collect(Collectors.joining("  "));
  }
}
