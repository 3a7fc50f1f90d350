package dev.sinew.app;

import dev.sinew.drivers.mqtt.MqttSession;
import dev.sinew.drivers.mqtt.MqttSettings;
import dev.sinew.drivers.mqtt.OutgoingMessage;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A broker, as a driver or an operator would use it.
@Command(
    name = "mqtt",
    description = "Is the broker there, does it let us in, and how long does a message take?",
    mixinStandardHelpOptions = true)
final class DoctorMqttCommand implements Callable<Integer> {

  private static final long PATIENCE_NANOS = 5_000_000_000L;
  private static final long POLL_NANOS = 5_000_000;
  private static final int MESSAGES = 200;
  private static final long ANSWER_MS = 2000;

  @Parameters(
      paramLabel = "CONFIG",
      arity = "0..1",
      description = "Deployment whose section mqtt or robot names the broker.")
  private Path config;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "tcp://127.0.0.1:1883",
      description = "Broker, where there is no CONFIG (default ${DEFAULT-VALUE}).")
  private String url;

  @Mixin private CommonOptions common;

  private final Clock clock = new MonotonicClock();

  DoctorMqttCommand() {}

  @Override
  public Integer call() throws IOException {
    Checks checks = new Checks(common.verbose);
    MqttSettings[] settings = new MqttSettings[1];
    if (checks.check("settings", () -> describe(settings[0] = settings()))) {
      try (MqttSession session = MqttSession.open(settings[0], clock)) {
        if (checks.check("connection", () -> connection(session)))
          checks.check("messages", () -> messages(session));
      }
    }
    return checks.finish(common.json);
  }

  private static String describe(MqttSettings settings) {
    String secret =
        settings.passwordVariable().isPresent() || settings.passwordFile().isPresent()
            ? ", with a password"
            : ", without a password";
    return settings.url() + " as " + settings.user().orElse("nobody") + secret;
  }

  private MqttSettings settings() {
    if (config == null)
      return MqttSettings.read(
          ConfigSection.parse(Path.of("--url"), "{url: \"" + url.replace("\"", "") + "\"}"));
    ConfigSection file = ConfigSection.read(config);
    for (String key : new String[] {"mqtt", "robot"})
      if (file.has(key) && file.section(key).has("broker"))
        return MqttSettings.read(file.section(key).section("broker"));
    throw new ConfigException(config, "mqtt.broker", "is missing, and so is robot.broker");
  }

  private String connection(MqttSession session) throws IOException {
    long began = clock.nanos();
    await(session::connected);
    if (!session.connected())
      throw new IOException(
          session.trouble().isEmpty() ? "no connection within 5 s" : session.trouble());
    return "after %.0f ms".formatted((clock.nanos() - began) / 1e6);
  }

  private void await(BooleanSupplier condition) {
    long limit = clock.nanos() + PATIENCE_NANOS;
    while (!condition.getAsBoolean() && clock.nanos() < limit)
      clock.sleepUntil(clock.nanos() + POLL_NANOS);
  }

  /// There and back, one after the other: what a state takes to a driver.
  private String messages(MqttSession session) throws IOException, InterruptedException {
    String topic = "sinew/doctor/" + UUID.randomUUID();
    BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    session.subscribe(topic, 0, message -> arrivals.add(message.arrivalNanos()));
    Histogram nanos = new Histogram(3);
    for (int i = 0; i < MESSAGES; i++) {
      arrivals.clear();
      long sent = clock.nanos();
      session.publish(topic, OutgoingMessage.stream(new byte[64]));
      Long arrived = arrivals.poll(ANSWER_MS, TimeUnit.MILLISECONDS);
      if (arrived == null && i == 0) {
        // the subscription may have been on its way still
        session.publish(topic, OutgoingMessage.stream(new byte[64]));
        arrived = arrivals.poll(ANSWER_MS, TimeUnit.MILLISECONDS);
      }
      if (arrived == null)
        throw new IOException(
            "message %d did not come back within 2 s: may this user publish and subscribe on %s?"
                .formatted(i + 1, topic));
      nanos.recordValue(Math.max(0, arrived - sent));
    }
    return "%d there and back: p50 %.2f ms, p99 %.2f ms"
        .formatted(
            MESSAGES, nanos.getValueAtPercentile(50) / 1e6, nanos.getValueAtPercentile(99) / 1e6);
  }
}
