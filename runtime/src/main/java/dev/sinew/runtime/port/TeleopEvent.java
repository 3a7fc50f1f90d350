package dev.sinew.runtime.port;

import dev.sinew.runtime.EnumWord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an operator can say by a key, a button, a pedal or a message while demonstrations are
/// collected or a policy runs. The names are those that people know from LeRobot's collection.
public enum TeleopEvent {
  /// Begin the next episode, or end the reset phase early.
  START,
  /// End the episode and keep it.
  KEEP,
  /// End the episode and label it a success.
  SUCCESS,
  /// End the episode and label it a failure.
  FAILURE,
  /// End the episode, discard it and record it again.
  RERECORD,
  /// The operator takes the arm from the policy.
  TAKE_OVER,
  /// The operator gives it back.
  RELEASE,
  /// End the session; the episode that runs is kept.
  QUIT,
  /// A controlled stop, latched.
  STOP;

  /// As configurations and messages spell it: `take-over`.
  public String word() {
    return EnumWord.of(this);
  }

  /// Every word, in order.
  public static List<String> words() {
    return Arrays.stream(values()).map(TeleopEvent::word).toList();
  }

  /// The event of a word; empty when there is none.
  public static Optional<TeleopEvent> of(String word) {
    return EnumWord.find(TeleopEvent.class, word);
  }
}
