package dev.sinew.drivers.ros.message;

import dev.sinew.runtime.config.ConfigSection;
import java.util.Locale;

/// Where stamps come from: the key `stamps`.
///
/// @param latencyNanos from the measurement to the arrival; for [Kind#ARRIVAL]
public record StampKeys(Kind kind, long latencyNanos) {

  /// Where stamps come from.
  public enum Kind {
    ARRIVAL,
    HEADER,
    /// Simulated time in the headers, told by `/clock`.
    CLOCK;

    /// By default the arrival, which needs nobody else's clock.
    public static Kind of(ConfigSection section) {
      String word = section.text("stamps", "arrival");
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// With the key `latency-ms`.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when a latency is given that nobody needs
  public static StampKeys read(ConfigSection section) {
    Kind kind = Kind.of(section);
    if (!section.has("latency-ms")) return new StampKeys(kind, 0);
    if (kind != Kind.ARRIVAL)
      throw section.problem("latency-ms", "is for 'stamps: arrival'; headers know when it was");
    return new StampKeys(kind, Math.round(section.number("latency-ms") * 1e6));
  }
}
