package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.peer.Broker;
import dev.sinew.app.remote.RemoteControl;
import dev.sinew.app.remote.RemoteSection;
import dev.sinew.app.remote.RemoteSteering;
import dev.sinew.app.remote.Start;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.safety.StandardRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// PushT in real time with operators behind a real broker; nothing here judges how fast the machine
/// is.
@Isolated("in real time")
class RemoteRunTest {

  private static final String TOKEN = "0123456789abcdef";
  private static final long LIMIT_NANOS = 60_000_000_000L;
  private static final long POLL_NANOS = 2_000_000;

  private final Clock clock = new MonotonicClock();
  @TempDir private Path folder;
  private Broker broker;

  @AfterEach
  void close() {
    if (broker != null) broker.close();
  }

  @Test
  void aStopRequestedInMotionIsConfirmedAtMeasuredStandstillAndNotBefore() throws Exception {
    List<String> heard = listening();
    Deployment deployment = deployment("");
    try (RemoteControl control = control(deployment, false)) {
      RunReport report =
          run(
              deployment,
              control,
              () -> {
                awaitLine(heard, "telemetry/timing", "\"step\":");
                broker.publish("lab/stop-request", "{\"id\": \"E1\", \"reason\": \"a hand\"}");
              });
      assertThat(report.result().stopRule()).isEqualTo(StandardRule.STOP_REQUESTED.rule());
      assertThat(report.result().stopSeconds()).isNotNaN();
      awaitLine(heard, "lab/stop ", "standstill");
    }
    List<String> stops = heard.stream().filter(line -> line.startsWith("lab/stop ")).toList();
    assertThat(stops.stream().map(RemoteRunTest::state))
        .containsExactly("clear", "requested", "standstill");
    int moved = indexOf(heard, "lab/event", "\"to\":\"LATCHED\"");
    assertThat(moved).isPositive();
    System.out.printf(
        "stop request over MQTT to measured standstill: %.3f s%n",
        JsonMapper.shared().readTree(payload(stops.getLast())).get("seconds").doubleValue());
  }

  @Test
  void operatorsStartLabelPromptAndStopAndAreAnswered() throws Exception {
    List<String> heard = listening();
    Deployment deployment = deployment("");
    try (RemoteControl control = control(deployment, true)) {
      awaitLine(heard, "lab/status", "waiting");
      broker.publish("lab/command/start", "{\"token\": \"" + TOKEN + "x\", \"id\": \"1\"}");
      awaitLine(heard, "lab/answer", "wrong or missing token");
      broker.publish(
          "lab/command/start", "{\"token\": \"" + TOKEN + "\", \"id\": \"2\", \"seed\": 3}");
      Start start = control.desk().awaitStart().orElseThrow();
      assertThat(start.seed()).hasValue(3);
      RunReport report =
          run(
              deployment,
              control,
              () -> {
                awaitLine(heard, "telemetry/chunk", "\"rows\"");
                broker.publish(
                    "lab/command/prompt", "{\"token\": \"" + TOKEN + "\", \"prompt\": \"gently\"}");
                awaitLine(heard, "telemetry/chunk", "\"prompt\":\"gently\"");
                broker.publish(
                    "lab/command/stop", "{\"token\": \"" + TOKEN + "\", \"label\": \"success\"}");
              });
      assertThat(report.result().stopRule()).isEqualTo(StandardRule.OPERATOR.rule());
      assertThat(control.desk().label()).contains("success");
      awaitLine(heard, "lab/status", "waiting\",\"episodes\":1");
    }
    awaitLine(heard, "lab/connection", "offline");
  }

  @Test
  void aBrokerThatVanishesDoesNothingToTheArm() throws Exception {
    List<String> heard = listening();
    Deployment deployment = deployment("");
    try (RemoteControl control = control(deployment, false)) {
      RunReport report = runAndKillTheBrokerInMotion(deployment, control, heard);
      assertThat(report.result().stopRule()).isEqualTo(StandardRule.EPISODE_END.rule());
      assertThat(report.result().steps()).isEqualTo(40);
      assertThat(control.trouble()).contains("127.0.0.1");
    }
  }

  @Test
  void aBrokerThatVanishesStopsTheArmWhereTheDeploymentSaysSo() throws Exception {
    List<String> heard = listening();
    Deployment deployment = deployment("  on-broker-loss: stop\n  grace-ms: 100\n");
    try (RemoteControl control = control(deployment, false)) {
      RunReport report = runAndKillTheBrokerInMotion(deployment, control, heard);
      assertThat(report.result().stopRule()).isEqualTo(StandardRule.BROKER_LOST.rule());
      assertThat(report.result().stopSeconds()).isNotNaN();
    }
  }

  @Test
  void aTokenIsNotSentOverAWireThatOthersCanRead() throws Exception {
    Path file = config("tcp://192.0.2.1:1883", "");
    assertThatThrownBy(() -> section(Deployment.read(file)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mqtt.commands")
        .hasMessageContaining("use ssl://");
  }

  private List<String> listening() throws Exception {
    broker = new Broker(folder);
    List<String> heard = broker.lines("lab/#");
    awaitFirst(heard);
    return heard;
  }

  /// The client's subscription stands when it hears a message.
  private void awaitFirst(List<String> heard) throws Exception {
    until(
        "the first message",
        () -> {
          broker.publish("lab/probe", "x");
          return !heard.isEmpty();
        });
    heard.clear();
  }

  private Deployment deployment(String more) throws Exception {
    return Deployment.read(config(broker.url(), more));
  }

  private Path config(String url, String more) throws Exception {
    Path token = folder.resolve("token");
    Files.writeString(token, TOKEN + "\n");
    Path config = folder.resolve("remote.yaml");
    String text = Files.readString(Cli.CONFIGS.resolve("pusht-flow.yaml"));
    Files.writeString(
        config,
        text.replace("../models", Cli.ROOT.resolve("models").toString())
                .replace("run-steps: 600", "run-steps: 40")
            + "mqtt:\n  prefix: lab\n  broker: {url: \""
            + url
            + "\"}\n  commands: {token-file: token}\n"
            + more);
    return config;
  }

  private static RemoteSection section(Deployment deployment) {
    return RemoteSection.read(deployment.mqtt().orElseThrow(), "pusht");
  }

  private RemoteControl control(Deployment deployment, boolean takesStarts) {
    return RemoteControl.open(section(deployment), deployment, takesStarts, clock);
  }

  /// What somebody else does while an episode runs.
  private interface Meanwhile {
    void run() throws Exception;
  }

  private RunReport runAndKillTheBrokerInMotion(
      Deployment deployment, RemoteControl control, List<String> heard) throws Exception {
    return run(
        deployment,
        control,
        () -> {
          awaitLine(heard, "telemetry/timing", "\"step\":");
          broker.kill();
        });
  }

  private RunReport run(Deployment deployment, RemoteControl control, Meanwhile meanwhile)
      throws Exception {
    RunPlan plan =
        new RunPlan(
            deployment.file(), Optional.of(false), null, null, true, null, null, null, List.of());
    Throwable[] failure = new Throwable[1];
    Thread other =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    meanwhile.run();
                  } catch (Throwable e) {
                    failure[0] = e;
                  }
                });
    RunReport report =
        new EpisodeRun(plan, deployment, clock)
            .run(1, new RemoteSteering(control, Optional.empty(), episode -> {}));
    other.join();
    if (failure[0] != null) throw new AssertionError(failure[0]);
    return report;
  }

  private void awaitLine(List<String> heard, String topic, String text) throws Exception {
    until(topic + " with " + text, () -> indexOf(heard, topic, text) >= 0);
  }

  private static int indexOf(List<String> heard, String topic, String text) {
    for (int i = 0; i < heard.size(); i++)
      if (heard.get(i).contains(topic) && heard.get(i).contains(text)) return i;
    return -1;
  }

  private void until(String what, Callable<Boolean> condition) throws Exception {
    long limit = clock.nanos() + LIMIT_NANOS;
    while (!condition.call()) {
      if (clock.nanos() > limit) throw new AssertionError("waited in vain for " + what);
      clock.sleepUntil(clock.nanos() + POLL_NANOS);
    }
  }

  private static String payload(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  private static String state(String line) {
    JsonNode words = JsonMapper.shared().readTree(payload(line));
    return words.get("state").stringValue();
  }
}
