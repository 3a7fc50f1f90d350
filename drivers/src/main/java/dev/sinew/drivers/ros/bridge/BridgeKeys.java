package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.rosmsg.Dialect;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// The keys of a section that names a rosbridge server.
public final class BridgeKeys {

  private BridgeKeys() {}

  /// @param environment as [System#getenv]; credentials are there, never in the file
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong, or names a variable that
  ///     is not there
  public static BridgeSettings read(ConfigSection section, Map<String, String> environment) {
    section.validate(Schema.of(BridgeKeys.class.getResourceAsStream("bridge.schema.json")));
    return new BridgeSettings(
        url(section),
        section.text("dialect", "ros1").equals("ros1") ? Dialect.ROS1 : Dialect.ROS2,
        compression(section.text("compression", "none")),
        section.integer("throttle-ms", 0),
        section.integer("queue", 1),
        section.integer("max-message-mb", BridgeSettings.DEFAULT_MAX_MESSAGE_BYTES >> 20) << 20,
        credential(section, "token-env", environment),
        credential(section, "secret-env", environment));
  }

  private static URI url(ConfigSection section) {
    String text = section.text("url");
    try {
      URI url = URI.create(text);
      if (url.getHost() != null && url.getUserInfo() == null) return url;
    } catch (IllegalArgumentException _) {
      // The complaint below is about this, too.
    }
    throw section.problem("url", "'" + text + "' is not like ws://robot:9090");
  }

  private static Compression compression(String word) {
    return Arrays.stream(Compression.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<String> credential(
      ConfigSection section, String key, Map<String, String> environment) {
    if (!section.has(key)) return Optional.empty();
    String variable = section.text(key);
    String value = environment.getOrDefault(variable, "");
    if (value.isEmpty())
      throw section.problem(key, "the environment variable " + variable + " is not set");
    return Optional.of(value);
  }
}
