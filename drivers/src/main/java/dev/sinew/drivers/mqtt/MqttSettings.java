package dev.sinew.drivers.mqtt;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// A broker and who we are to it. Holds where the password is, never the password.
///
/// | key | is | default |
/// |---|---|---|
/// | `url` | `tcp://HOST:PORT`, `ssl://HOST:PORT` for TLS | `tcp://127.0.0.1:1883` |
/// | `client-id` | our name; the broker throws out the older of two with one name | random |
/// | `user` | user name | none |
/// | `password-env`, `password-file` | where the password or token is; one of the two | none |
/// | `ca-file` | PEM of the authorities that may vouch for the broker | those of the JVM |
/// | `certificate-file`, `key-file` | PEM of our certificate and its PKCS #8 key | none |
/// | `keep-alive-s` | silence after which each side asks whether the other is there | 5 |
///
/// Over `tcp://` a password is readable on the wire.
///
/// @param url scheme, host and port
/// @param passwordVariable environment variable, read at every connection
/// @param passwordFile its first line counts; read at every connection, so it may be renewed
public record MqttSettings(
    String url,
    String clientId,
    Optional<String> user,
    Optional<String> passwordVariable,
    Optional<Path> passwordFile,
    Optional<Path> caFile,
    Optional<Path> certificateFile,
    Optional<Path> keyFile,
    int keepAliveSeconds) {

  private static final int LAST_PORT = 65_535;

  /// Reads a section that holds these keys alone; paths are relative to the file.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong, a file is missing or
  ///     unreadable, or the variable is not set
  public static MqttSettings read(ConfigSection section) {
    section.validate(Schema.of(MqttSettings.class.getResourceAsStream("broker.schema.json")));
    MqttSettings settings =
        new MqttSettings(
            text(section, "url").orElse("tcp://127.0.0.1:1883"),
            text(section, "client-id").orElseGet(MqttSettings::anyName),
            text(section, "user"),
            text(section, "password-env"),
            file(section, "password-file"),
            file(section, "ca-file"),
            file(section, "certificate-file"),
            file(section, "key-file"),
            section.integer("keep-alive-s", 5));
    settings.check(section);
    return settings;
  }

  /// The same, known to the broker under another name.
  public MqttSettings named(String clientId) {
    return new MqttSettings(
        url,
        clientId,
        user,
        passwordVariable,
        passwordFile,
        caFile,
        certificateFile,
        keyFile,
        keepAliveSeconds);
  }

  private void check(ConfigSection section) {
    if (Integer.parseInt(url.substring(url.lastIndexOf(':') + 1)) > LAST_PORT)
      throw section.problem("url", url + ": a port is 65535 at most");
    if (!encrypted() && caFile.isPresent())
      throw section.problem("ca-file", "has no use over tcp://; the url must begin with ssl://");
    if (!encrypted() && keyFile.isPresent())
      throw section.problem("key-file", "has no use over tcp://; the url must begin with ssl://");
    if (passwordVariable.isPresent() && System.getenv(passwordVariable.get()) == null)
      throw section.problem(
          "password-env", "environment variable " + passwordVariable.get() + " is not set");
    try {
      if (encrypted()) TlsSockets.of(this);
    } catch (IOException e) {
      throw section.problem("", e.getMessage());
    }
  }

  boolean encrypted() {
    return url.startsWith("ssl:");
  }

  /// @return what the broker asks for; empty when nothing was named
  /// @throws IOException in one line, without the password
  Optional<byte[]> password() throws IOException {
    Optional<String> found = passwordVariable.map(System::getenv);
    if (passwordFile.isPresent()) {
      try (var lines = Files.newBufferedReader(passwordFile.get())) {
        found = Optional.ofNullable(lines.readLine());
      } catch (IOException e) {
        throw new IOException("password file " + passwordFile.get() + " cannot be read", e);
      }
    }
    return found.map(word -> word.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> text(ConfigSection section, String key) {
    return section.has(key) ? Optional.of(section.text(key)) : Optional.empty();
  }

  private static Optional<Path> file(ConfigSection section, String key) {
    Optional<Path> file = text(section, key).map(section::resolve);
    if (file.isPresent() && !Files.isReadable(file.get()))
      throw section.problem(key, "no readable file " + file.get());
    return file;
  }

  private static String anyName() {
    return "sinew-%08x".formatted(ThreadLocalRandom.current().nextInt());
  }
}
