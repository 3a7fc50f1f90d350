package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.rosmsg.Dialect;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/// Where a rosbridge server is and how it is to be talked to.
///
/// @param server `ws://host:9090` or `wss://...`
/// @param dialect of the graph behind it: the server does not say
/// @param throttleMillis least time between two messages of a topic; 0: all of them
/// @param queueLength messages of a topic that the server keeps while the link is slow; the oldest
///     goes first; 0: it keeps none back
/// @param maxMessageBytes a longer message ends the link
/// @param token sent as `Authorization: Bearer ...`, for a proxy in front of the server
/// @param secret shared with a rosauth node: the op `auth` is sent first on every link
public record BridgeSettings(
    URI server,
    Dialect dialect,
    Compression compression,
    int throttleMillis,
    int queueLength,
    int maxMessageBytes,
    Optional<String> token,
    Optional<String> secret) {

  public static final int DEFAULT_MAX_MESSAGE_BYTES = 16 << 20;

  public BridgeSettings {
    Objects.requireNonNull(dialect, "dialect");
    Objects.requireNonNull(compression, "compression");
    if (!"ws".equals(server.getScheme()) && !"wss".equals(server.getScheme())
        || server.getHost() == null)
      throw new IllegalArgumentException(server + " is not like ws://robot:9090");
    if (throttleMillis < 0 || queueLength < 0 || maxMessageBytes < 1)
      throw new IllegalArgumentException(
          "throttle %d ms, queue %d, message %d bytes: less than nothing"
              .formatted(throttleMillis, queueLength, maxMessageBytes));
  }

  /// Every message, as JSON, the newest only while the link is slow; no credentials.
  public static BridgeSettings of(URI server, Dialect dialect) {
    return new BridgeSettings(
        server,
        dialect,
        Compression.NONE,
        0,
        1,
        DEFAULT_MAX_MESSAGE_BYTES,
        Optional.empty(),
        Optional.empty());
  }

  /// Without the credentials.
  @Override
  public String toString() {
    return "%s (%s, %s)".formatted(server, dialect, compression.word());
  }
}
