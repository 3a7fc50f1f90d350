package dev.sinew.drivers.mqtt.arm;

import java.util.function.UnaryOperator;

/// The four words that every message carries, from wherever they stand.
///
/// @param words name to word; empty where it is not said
record Header(UnaryOperator<String> words) {

  private static final int LONGEST_SESSION = 64;

  /// Beyond it a difference of two instants may not fit.
  private static final long LARGEST = 1L << 62;

  Sample with(double[] values, double[] rates) throws MalformedSampleException {
    String session = words.apply("session");
    if (session.isEmpty()) throw new MalformedSampleException("session is missing");
    if (session.length() > LONGEST_SESSION)
      throw new MalformedSampleException("session of " + session.length() + " characters");
    return new Sample(
        session,
        required("seq"),
        required("t_ns"),
        words.apply("valid_ms").isEmpty() ? 0 : required("valid_ms"),
        values,
        rates);
  }

  private long required(String name) throws MalformedSampleException {
    String word = words.apply(name);
    if (word.isEmpty()) throw new MalformedSampleException(name + " is missing");
    try {
      long value = Long.parseLong(word);
      if (value >= 0 && value < LARGEST) return value;
    } catch (NumberFormatException e) {
      throw bad(name, word);
    }
    throw bad(name, word);
  }

  private static MalformedSampleException bad(String name, String word) {
    return new MalformedSampleException(
        name + " '" + Encoding.shortened(word) + "' is no count below 2^62");
  }
}
