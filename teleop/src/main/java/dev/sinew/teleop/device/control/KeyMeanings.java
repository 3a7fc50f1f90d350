package dev.sinew.teleop.device.control;

import java.util.HashMap;
import java.util.Map;

/// What the keys of a keyboard mean: some move the hand of the arm, others say something.
///
/// @param jogs by the key's number
/// @param actions by the key's number
public record KeyMeanings(Map<Integer, Jog> jogs, Map<Integer, ButtonAction> actions) {

  /// @param words by the key's number, admitted by a schema; `open` and `close` move the gripper
  public static KeyMeanings of(Map<Integer, String> words) {
    Map<Integer, Jog> jogs = new HashMap<>();
    Map<Integer, ButtonAction> actions = new HashMap<>();
    words.forEach(
        (key, word) ->
            Jog.of(word)
                .ifPresentOrElse(
                    jog -> jogs.put(key, jog), () -> actions.put(key, ButtonAction.of(word))));
    return new KeyMeanings(jogs, actions);
  }
}
