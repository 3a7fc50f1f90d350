package dev.sinew.app.fault;

import dev.sinew.runtime.config.NearestKey;
import java.util.Arrays;
import java.util.List;

/// A fault and when it happens.
///
/// @param seconds after the first command to the arm
public record Injection(Fault fault, double seconds) {

  private static final double DEFAULT_SECONDS = 2;

  /// Reads `FAULT` or `FAULT@SECONDS`.
  ///
  /// @throws IllegalArgumentException in one line that says what would be right
  public static Injection parse(String text) {
    int at = text.indexOf('@');
    String word = at < 0 ? text : text.substring(0, at);
    return new Injection(
        fault(word), at < 0 ? DEFAULT_SECONDS : seconds(text, text.substring(at + 1)));
  }

  private static Fault fault(String word) {
    List<String> words = Arrays.stream(Fault.values()).map(Fault::word).toList();
    int at = words.indexOf(word);
    if (at < 0)
      throw new IllegalArgumentException(
          "no fault '" + word + "'" + NearestKey.suggestion(word, words));
    return Fault.values()[at];
  }

  private static double seconds(String text, String number) {
    try {
      double seconds = Double.parseDouble(number);
      if (seconds >= 0 && seconds <= 3600) return seconds;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          text + ": '" + number + "' is no number of seconds; write FAULT@2.5", e);
    }
    throw new IllegalArgumentException(text + ": seconds must be between 0 and 3600");
  }

  @Override
  public String toString() {
    return fault.word() + "@" + seconds;
  }
}
