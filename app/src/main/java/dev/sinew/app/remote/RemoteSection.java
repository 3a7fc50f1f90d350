package dev.sinew.app.remote;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.drivers.mqtt.MqttSettings;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// The section `mqtt` of a deployment: who is told what a run does, and who may steer it.
///
/// @param prefix before every topic, with the slash
/// @param telemetryNanos distance of two looks at the arm
/// @param lossNanos how long the broker may be away before a controlled stop; empty when its loss
///     does nothing
/// @param token what a command must bring; empty when no commands are taken
public record RemoteSection(
    MqttSettings broker,
    String prefix,
    long telemetryNanos,
    OptionalLong lossNanos,
    Optional<String> token) {

  private static final int LEAST_TOKEN = 16;
  private static final double TELEMETRY_HZ = 10;
  private static final double GRACE_MS = 1000;

  /// Of a deployment; empty where it has none.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong or there is no token
  public static Optional<RemoteSection> of(Deployment deployment) {
    return deployment.mqtt().map(found -> read(found, deployment.rig().robot().name()));
  }

  /// @param robot its name, for the default prefix
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong or there is no token
  public static RemoteSection read(ConfigSection section, String robot) {
    section.validate(Schema.of(RemoteSection.class.getResourceAsStream("mqtt.schema.json")));
    MqttSettings broker = MqttSettings.read(section.section("broker"));
    Optional<String> token =
        section.has("commands")
            ? Optional.of(token(section.section("commands"), broker))
            : Optional.empty();
    String prefix = section.text("prefix", "sinew/" + robot);
    double hz = section.number("telemetry-hz", TELEMETRY_HZ);
    return new RemoteSection(broker, prefix + "/", Math.round(1e9 / hz), loss(section), token);
  }

  private static OptionalLong loss(ConfigSection section) {
    boolean stops = section.has("on-broker-loss") && section.text("on-broker-loss").equals("stop");
    if (!stops && section.has("grace-ms"))
      throw section.problem("grace-ms", "needs on-broker-loss: stop");
    if (!stops) return OptionalLong.empty();
    double grace = section.number("grace-ms", GRACE_MS);
    return OptionalLong.of(Math.round(grace * 1e6));
  }

  private static String token(ConfigSection commands, MqttSettings broker) {
    if (broker.url().startsWith("tcp:") && !isHere(broker.url()))
      throw commands.problem(
          "",
          "over "
              + broker.url()
              + " the token is readable on the wire; use ssl://, or a broker on this machine");
    boolean inFile = commands.has("token-file");
    String key = inFile ? "token-file" : "token-env";
    String token = inFile ? fromFile(commands, key) : System.getenv(commands.text(key));
    if (token == null)
      throw commands.problem(key, "environment variable " + commands.text(key) + " is not set");
    if (token.strip().length() < LEAST_TOKEN)
      throw commands.problem(key, "the token has less than " + LEAST_TOKEN + " characters");
    return token.strip();
  }

  private static String fromFile(ConfigSection commands, String key) {
    Path file = commands.resolve(commands.text(key));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw commands.problem(key, "cannot read " + file);
    }
  }

  private static boolean isHere(String url) {
    try {
      return InetAddress.getByName(URI.create(url).getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
