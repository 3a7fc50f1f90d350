package dev.sinew.policies.kserve;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/// Where a graph is served, and how long it is waited for.
///
/// @param section for complaints
/// @param uri `grpc://host:port`, or `grpcs://` with TLS
/// @param model its name on the server
/// @param version of it that must answer; empty for the server's own choice
/// @param answerNanos longest time from a request to its whole answer
/// @param warmUpNanos longest time of the first answer, which may include a compilation, and of the
///     server's metadata
/// @param authorities PEM file of the authorities that may sign the server's certificate; empty for
///     those of the JVM
/// @param tolerance largest difference from the golden vectors, where the bundle's own is not meant
public record GraphServer(
    ConfigSection section,
    URI uri,
    String model,
    String version,
    long answerNanos,
    long warmUpNanos,
    Optional<Path> authorities,
    OptionalDouble tolerance) {

  /// @throws dev.sinew.runtime.config.ConfigException naming the file, the key and what would be
  ///     right
  public static GraphServer read(ConfigSection section) {
    section.validate(Schema.of(GraphServer.class.getResourceAsStream("server.schema.json")));
    GraphServer server =
        new GraphServer(
            section,
            uri(section),
            section.text("model"),
            section.text("version", ""),
            nanos(section, "deadline-ms", 0),
            nanos(section, "warm-up-ms", 60_000),
            authorities(section),
            section.has("tolerance")
                ? OptionalDouble.of(section.number("tolerance"))
                : OptionalDouble.empty());
    if (!server.encrypted() && section.has("ca-file"))
      throw section.problem("ca-file", "is for grpcs://");
    return server;
  }

  boolean encrypted() {
    return uri.getScheme().equals("grpcs");
  }

  /// The token itself, from the environment; never from the file.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when one is declared but not set
  Optional<String> token() {
    if (!section.has("token-env")) return Optional.empty();
    String variable = section.text("token-env");
    String token = System.getenv(variable);
    if (token == null || token.isBlank())
      throw section.problem("token-env", "environment variable " + variable + " is not set");
    return Optional.of(token.strip());
  }

  /// For messages: `grpc://10.0.0.7:8001/pusht-denoiser`.
  @Override
  public String toString() {
    return uri + "/" + model;
  }

  private static URI uri(ConfigSection section) {
    String text = section.text("url");
    try {
      URI uri = URI.create(text);
      boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getPath().isEmpty();
      if (uri.getHost() != null && uri.getPort() > 0 && bare) return uri;
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw section.problem("url", "'" + text + "' is no address such as grpc://127.0.0.1:8001");
  }

  private static Optional<Path> authorities(ConfigSection section) {
    if (!section.has("ca-file")) return Optional.empty();
    Path file = section.resolve(section.text("ca-file"));
    if (!Files.isReadable(file)) throw section.problem("ca-file", "cannot be read: " + file);
    return Optional.of(file);
  }

  private static long nanos(ConfigSection section, String key, double fallback) {
    return Math.round(section.number(key, fallback) * 1e6);
  }
}
