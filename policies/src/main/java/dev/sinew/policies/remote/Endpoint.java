package dev.sinew.policies.remote;

import dev.sinew.runtime.config.ConfigSection;
import java.net.URI;
import java.util.Optional;

/// Where a policy is served, and how long it is waited for: the `server` section.
///
/// @param section for complaints
/// @param uri `ws://` or `wss://`
/// @param answerNanos longest time from a request to its whole answer, or from the first packet of
///     a reconnection to the server's metadata
/// @param openNanos longest time to the server's metadata when the policy is opened
/// @param warmUpNanos longest time of the first answer, which may include a compilation
/// @param mostBytes largest message that is accepted
record Endpoint(
    ConfigSection section,
    URI uri,
    long answerNanos,
    long openNanos,
    long warmUpNanos,
    int mostBytes) {

  private static final int MIB = 1 << 20;

  static Endpoint read(ConfigSection section) {
    return new Endpoint(
        section,
        uri(section),
        nanos(section, "timeout-ms", 0),
        nanos(section, "open-timeout-ms", 5000),
        nanos(section, "warm-up-ms", 60_000),
        MIB * section.integer("largest-answer-mib", 16));
  }

  /// The key itself, from the environment; never from a file.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when one is declared but not set
  Optional<String> apiKey() {
    if (!section.has("api-key-env")) return Optional.empty();
    String variable = section.text("api-key-env");
    String key = System.getenv(variable);
    if (key == null || key.isBlank())
      throw section.problem("api-key-env", "environment variable " + variable + " is not set");
    return Optional.of(key.strip());
  }

  /// For messages.
  @Override
  public String toString() {
    return uri.toString();
  }

  private static URI uri(ConfigSection section) {
    String text = section.text("url");
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && uri.getUserInfo() == null) return uri;
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw section.problem("url", "'" + text + "' is no address such as ws://127.0.0.1:8000");
  }

  private static long nanos(ConfigSection section, String key, double fallback) {
    return Math.round(section.number(key, fallback) * 1e6);
  }
}
