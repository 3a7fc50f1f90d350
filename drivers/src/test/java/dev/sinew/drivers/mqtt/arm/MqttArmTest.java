package dev.sinew.drivers.mqtt.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.mqtt.Broker;
import dev.sinew.drivers.mqtt.MqttSession;
import dev.sinew.drivers.mqtt.Relay;
import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Peer;
import dev.sinew.drivers.peer.Servo;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Driver and emulated arm with Mosquitto between them.
class MqttArmTest {

  private static final long PERIOD = 10_000_000;
  private static final int TICKS_PER_PLAN = 4;

  @TempDir Path folder;

  private final Clock clock = new MonotonicClock();
  private final JointState state = new JointState(2);
  private Broker broker;
  private MqttArm arm;

  /// Where every plan leads.
  private double[] goal;

  private long ticks;

  @BeforeEach
  void switchOn() throws Exception {
    broker = new Broker(folder);
    arm = MqttArm.start(section(broker.url()), clock);
  }

  @AfterEach
  void switchOff() {
    if (arm != null) arm.close();
    if (broker != null) broker.close();
  }

  @Test
  void theArmsStateIsReadThroughTheBroker() throws Exception {
    try (Robot robot = open(broker.url())) {
      Await.until("readiness", () -> read(robot) == RobotCondition.OPERATIONAL);
      assertThat(state.position(0)).isEqualTo(0.5);
      assertThat(state.position(1)).isZero();
      assertThat(state.stampNanos()).isLessThanOrEqualTo(clock.nanos());
      assertThat(robot.trouble()).isEmpty();
      assertThat(broker.seen("cell/arm/connection", 1, "%p %r")).isEqualTo("online 1");
      assertThat(broker.seen("cell/arm/condition", 1, "%p %r")).isEqualTo("operational 1");
      assertThat(broker.seen("cell/arm/driver", 1, "%p %r")).isEqualTo("online 1");
    }
    assertThat(broker.seen("cell/arm/driver", 1, "%p %r")).isEqualTo("offline 1");
  }

  @Test
  void theSupervisorMovesTheArmAndMosquittosClientSeesItsCommands() throws Exception {
    try (Robot robot = open(broker.url())) {
      Servo servo = running(robot, 0.7, 0.3);
      tickUntil("arrival", servo, () -> at(robot, 0.7, 0.3));
      Thread ticking = Thread.ofPlatform().start(() -> tick(servo, 2000));
      String seen = broker.seen("cell/arm/command", 1, "%E %C %q %r %P");
      ticking.interrupt();
      ticking.join();
      assertThat(seen).startsWith("1 application/octet-stream 0 0 ").contains("valid_ms:500");
      assertThat(seen).contains("seq:").contains("t_ns:").contains("session:");
    }
  }

  @Test
  void aHaltOfAnybodyStopsTheArmAndTheSupervisorSeesIt() throws Exception {
    Path pub = Peer.find("mosquitto_pub", "apt install mosquitto-clients");
    try (Robot robot = open(broker.url())) {
      Servo servo = running(robot, 1.5, 0);
      Peer.start(
          Map.of(), pub, "-V", "5", "-p", broker.port(), "-t", "cell/arm/halt", "-q", 1, "-m", "x");
      tickUntil("the stop", servo, () -> servo.mode() != Mode.RUNNING);
      assertThat(read(robot)).isEqualTo(RobotCondition.NOT_READY);
    }
  }

  @Test
  void aKilledBrokerStopsBothSidesAndIsFoundAgain() throws Exception {
    try (Robot robot = open(broker.url())) {
      Servo servo = running(robot, 1.5, 0);
      broker.kill();
      tickUntil("the stop", servo, () -> servo.mode() != Mode.RUNNING);
      assertThat(read(robot)).isEqualTo(RobotCondition.LINK_LOST);
      assertThat(robot.trouble()).startsWith("MQTT broker " + broker.url() + ": ");
      Await.until("the arm's own stop", () -> arm.trips() == 1);
      broker.start();
      Await.until("readiness again", () -> read(robot) == RobotCondition.OPERATIONAL);
      assertThat(robot.trouble()).doesNotContain("MQTT broker");
      assertThat(broker.seen("cell/arm/connection", 1, "%p %r")).isEqualTo("online 1");
    }
  }

  @Test
  void whatAPausedBrokerDeliversLateMovesNothing() throws Exception {
    try (Robot robot = open(broker.url())) {
      Servo servo = running(robot, 1.5, 0);
      broker.signal("STOP");
      tickUntil("the stop", servo, () -> servo.mode() != Mode.RUNNING);
      Await.until("the arm's own stop", () -> arm.trips() == 1);
      long obeyed = arm.obeyed();
      broker.signal("CONT");
      Await.until("late commands", () -> arm.trouble().contains("older than its valid_ms"));
      Await.until("states again", () -> !robot.trouble().isEmpty() || fresh(robot));
      assertThat(arm.obeyed()).isEqualTo(obeyed);
    }
  }

  private boolean fresh(Robot robot) {
    read(robot);
    return clock.nanos() - state.stampNanos() < 50_000_000;
  }

  /// The flood's messages are well-formed, but of another session and without end.
  @Test
  void aFloodOnTheSameBrokerAndTheStateTopicChangesNothing() throws Exception {
    String python = Peer.systemPython("paho.mqtt.client", "apt install python3-paho-mqtt");
    try (Robot robot = open(broker.url(), "encoding: json\n")) {
      Await.until("readiness", () -> read(robot) == RobotCondition.OPERATIONAL);
      try (Peer flood =
          Peer.start(
              Map.of(), python, Peer.script("mqtt_flood.py"), broker.port(), "cell/arm/state")) {
        flood.lineWith("flooding");
        long begin = clock.nanos();
        Await.until("the refusals", () -> refused(robot) > 5_000);
        System.out.printf(
            "flooded state topic: %d messages refused in %.1f s%n",
            refused(robot), (clock.nanos() - begin) * 1e-9);
        long stamp = state.stampNanos();
        for (int i = 0; i < 50; i++) {
          Await.until("the next true state", () -> read(robot) != null && newer(stamp));
          assertThat(state.position(0)).isEqualTo(0.5);
        }
        assertThat(robot.trouble()).endsWith("cell/arm/state: another session");
      }
    }
  }

  private boolean newer(long stamp) {
    return state.stampNanos() > stamp;
  }

  private static long refused(Robot robot) {
    String words = robot.trouble();
    return words.isEmpty() ? 0 : Long.parseLong(words.substring(0, words.indexOf(' ')));
  }

  @Test
  void anArmWhoseCableIsPulledOutIsLostToEverybody() throws Exception {
    arm.close();
    try (Relay relay = new Relay(broker.port());
        MqttArm behind = MqttArm.start(section(relay.url()), clock);
        Robot robot = open(broker.url())) {
      Await.until("readiness", () -> read(robot) == RobotCondition.OPERATIONAL);
      relay.unplug();
      Await.until("the loss", () -> read(robot) == RobotCondition.LINK_LOST);
      assertThat(broker.seen("cell/arm/connection", 1, "%p %r")).isEqualTo("lost 1");
      Await.until("its own trouble", () -> behind.trouble().startsWith("MQTT broker "));
    }
  }

  @Test
  void pahosPythonClientMovesTheArmByTheProtocol() throws Exception {
    String python = Peer.systemPython("paho.mqtt.client", "apt install python3-paho-mqtt");
    arm.close();
    try (MqttArm json = MqttArm.start(section(broker.url(), "encoding: json\n"), clock);
        Peer client =
            Peer.start(
                Map.of(),
                python,
                Peer.script("mqtt_arm_client.py"),
                broker.port(),
                "cell/arm",
                "0.8")) {
      client.lineWith("cell/arm/connection online");
      client.lineWith("arrived");
      assertThat(json.obeyed()).isGreaterThan(20);
    }
  }

  @Test
  void anArmThatDoesNotAnswerIsSaidBeforeAnythingRuns() {
    arm.close();
    ConfigSection section = section(broker.url());
    Exchange exchange = exchange();
    MqttArmProvider provider = new MqttArmProvider();
    assertThatThrownBy(() -> provider.open(section, new HurriedClock(), exchange))
        .isInstanceOf(ConfigException.class)
        .hasMessage("arm.yaml: prefix: no state came on cell/arm/state; the arm is offline");
    broker.kill();
    assertThatThrownBy(() -> provider.open(section, new HurriedClock(), exchange))
        .hasMessageContaining("connection refused: is a broker running there");
  }

  /// Five times as fast as time.
  private static final class HurriedClock implements Clock {

    private final Clock real = new MonotonicClock();

    @Override
    public long nanos() {
      return 5 * real.nanos();
    }

    @Override
    public void sleepUntil(long deadlineNanos) {
      real.sleepUntil(deadlineNanos / 5);
    }
  }

  @Test
  void tenThousandStatesArriveAndNoneIsLost() throws Exception {
    int count = 10_000;
    long[] micros = new long[count];
    MqttArmConfig config = Arms.config(Arms.TWO_JOINTS);
    Refusals refusals = new Refusals();
    StateInlet inlet = new StateInlet(config, new dev.sinew.drivers.link.StateSlot(2), refusals);
    try (MqttSession ear = MqttSession.open(broker.settings("ear"), clock);
        MqttSession mouth = MqttSession.open(broker.settings("mouth"), clock)) {
      ear.subscribe(
          "bench/state",
          0,
          message -> {
            int i = (int) inlet.taken();
            micros[i] = (message.arrivalNanos() - Long.parseLong(message.property("t_ns"))) / 1000;
            inlet.hear(message);
          });
      Await.until("both", () -> ear.connected() && mouth.connected());
      double[] zero = new double[2];
      for (int i = 0; i < count; i++) {
        long sent = i;
        if (sent - inlet.taken() >= 16) Await.until("room", () -> sent - inlet.taken() < 16);
        Sample sample = new Sample("s", i + 1, clock.nanos(), 0, zero, zero);
        assertThat(mouth.publish("bench/state", Encoding.FLOAT64.write(sample, Shape.state(2))))
            .isTrue();
      }
      Await.until("the last", () -> inlet.taken() == count);
      assertThat(mouth.counters().droppedStreams()).isZero();
      assertThat(refusals.count()).isZero();
    }
    java.util.Arrays.sort(micros, 2000, count);
    System.out.printf(
        "MQTT state, sender to handler, window 16: p50 %d us, p99 %d us%n",
        micros[2000 + (count - 2000) / 2], micros[2000 + (count - 2000) * 99 / 100]);
  }

  private Servo running(Robot robot, double... target) throws Exception {
    Await.until("readiness", () -> read(robot) == RobotCondition.OPERATIONAL);
    Servo servo = new Servo(robot, List.of(), exchange(), clock);
    servo.tick();
    assertThat(servo.ask(Request.ARM)).isEqualTo(Answer.ACCEPTED);
    assertThat(servo.ask(Request.START)).isEqualTo(Answer.ACCEPTED);
    goal = target;
    long obeyed = arm.obeyed();
    tickUntil("commands obeyed", servo, () -> arm.obeyed() > obeyed + 20);
    assertThat(servo.mode()).isEqualTo(Mode.RUNNING);
    return servo;
  }

  private interface Condition {
    boolean holds();
  }

  private void tickUntil(String what, Servo servo, Condition condition) throws Exception {
    Await.until(
        what,
        () -> {
          tick(servo, 1);
          return condition.holds();
        });
  }

  private void tick(Servo servo, int count) {
    for (int i = 0; i < count && !Thread.currentThread().isInterrupted(); i++) {
      if (ticks++ % TICKS_PER_PLAN == 0) servo.plan(goal);
      servo.tick();
      clock.sleepUntil(clock.nanos() + PERIOD);
    }
  }

  private boolean at(Robot robot, double a, double b) {
    read(robot);
    return Math.abs(state.position(0) - a) < 1e-3 && Math.abs(state.position(1) - b) < 1e-3;
  }

  private RobotCondition read(Robot robot) {
    robot.read(state);
    return state.condition();
  }

  private static Exchange exchange() {
    return Arms.exchange(Arms.config(Arms.TWO_JOINTS));
  }

  /// Patient, so that a machine with much else to do passes too.
  private static ConfigSection section(String url, String... more) {
    String text =
        Arms.TWO_JOINTS
            .replace("tcp://127.0.0.1:1", url)
            .replace("max-silence-ms: 100", "max-silence-ms: 1500")
            .replace("watchdog-ms: 100", "watchdog-ms: 1500");
    return Arms.section(text, "command-valid-ms: 500\n", String.join("", more));
  }

  private Robot open(String url, String... more) {
    ConfigSection section = section(url, more);
    return new MqttArmProvider().open(section, clock, Arms.exchange(MqttArmConfig.read(section)));
  }
}
