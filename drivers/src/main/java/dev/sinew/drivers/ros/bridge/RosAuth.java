package dev.sinew.drivers.ros.bridge;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/// The op `auth` (specification, 3.3.1) as the node rosauth checks it: SHA-512 of secret, client,
/// destination, random text, seconds now, level and seconds of the end, one behind the other
/// (`ros_mac_authentication.cpp` of rosauth). It refuses a clock that is more than 5 s off.
final class RosAuth {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CLIENT = "sinew";
  private static final String LEVEL = "user";
  private static final long SESSION_SECONDS = 365L * 24 * 3600;

  private RosAuth() {}

  static String frame(String secret, URI server) {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    String hex = HexFormat.of().formatHex(random);
    return frame(secret, server.getHost(), hex, Instant.now().getEpochSecond());
  }

  /// @param now seconds since 1970
  static String frame(String secret, String host, String random, long now) {
    long end = now + SESSION_SECONDS;
    return Ops.auth()
        .text("mac", hash(secret + CLIENT + host + random + now + LEVEL + end))
        .text("client", CLIENT)
        .text("dest", host)
        .text("rand", random)
        .bare("t", now)
        .text("level", LEVEL)
        .bare("end", end)
        .end();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
