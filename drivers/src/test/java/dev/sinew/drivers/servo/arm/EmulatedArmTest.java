package dev.sinew.drivers.servo.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Servo;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.emulated.BusFault;
import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The driver, the families' buses and the emulated servos together, in real time.
class EmulatedArmTest {

  private static final long TICK = 10_000_000;

  private final Clock clock = new MonotonicClock();
  private final ServoArmProvider provider = new ServoArmProvider();
  private EmulatedBus emulated;

  /// Other programs may hold us up: nobody is silent before five seconds are over.
  private static ConfigSection emulated(String name) {
    ConfigSection section =
        Sections.read(name).with("emulate", "true").with("max-silence-ms", "5000");
    return name.equals("so101") ? section.with("park", "release") : section;
  }

  private Exchange exchange(ConfigSection section) {
    return Sections.exchange(provider.describe(section));
  }

  /// The servos of a section's first arm, for a hand of the test's own.
  private ServoBus bus(ArmSection arm, Clock clock) {
    List<EmulatedServo> servos = new ArrayList<>();
    for (int id : arm.ids())
      servos.add(
          new EmulatedServo(
              id,
              arm.joint(id).model().name(),
              Math.floorMod(2000 + arm.joint(id).calibration().homingOffset(), 4096)));
    emulated = EmulatedBus.inProcess(arm.bus().family(), servos, arm.bus().baud(), clock);
    return arm.bus().family().open(emulated.host(), clock, arm.bus().retries());
  }

  private static void start(Servo servo) {
    servo.tick();
    assertThat(servo.ask(Request.ARM)).isEqualTo(Answer.ACCEPTED);
    assertThat(servo.ask(Request.START)).isEqualTo(Answer.ACCEPTED);
  }

  private void run(Servo servo, double[] pose, String what, Callable<Boolean> until)
      throws Exception {
    Await.until(
        what,
        () -> {
          servo.plan(pose);
          servo.tick();
          clock.sleepUntil(clock.nanos() + TICK);
          return until.call();
        });
  }

  private Servo servo(Robot robot, ConfigSection section) {
    return new Servo(robot, provider.describe(section).streams(), exchange(section), clock);
  }

  private static double[] pose(Robot robot) {
    JointState state = new JointState(robot.spec().dof());
    robot.read(state);
    double[] pose = new double[state.dof()];
    for (int i = 0; i < pose.length; i++) pose[i] = state.position(i);
    return pose;
  }

  private static RobotCondition condition(Robot robot) {
    JointState state = new JointState(robot.spec().dof());
    robot.read(state);
    return state.condition();
  }

  @ParameterizedTest
  @ValueSource(strings = {"so101", "koch", "aloha-pair"})
  void anEmulatedArmStandsAtItsStartAndGoesWhereItIsTold(String name) throws Exception {
    ConfigSection section = emulated(name);
    try (Robot robot = provider.open(section, clock, exchange(section))) {
      assertThat(provider.describe(section).simulated()).isTrue();
      double[] start = pose(robot);
      for (int i = 0; i < start.length; i++) {
        var joint = robot.spec().joints().get(i);
        assertThat(start[i])
            .as(joint.name())
            .isCloseTo(Math.clamp(0, joint.min(), joint.max()), within(0.05));
      }
      Servo servo = servo(robot, section);
      start(servo);
      double[] wanted = start.clone();
      wanted[1] += 0.2;
      run(servo, wanted, "the pose", () -> Math.abs(pose(robot)[1] - wanted[1]) < 0.04);
      assertThat(condition(robot)).isEqualTo(RobotCondition.OPERATIONAL);
      assertThat(robot.trouble()).isEmpty();
      robot.halt();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"so101", "koch"})
  void aPlacedArmIsAtItsStartAgainAndMayBeEngaged(String name) throws Exception {
    ConfigSection section = emulated(name);
    try (Robot robot = provider.open(section, clock, exchange(section))) {
      Servo servo = servo(robot, section);
      double[] home = pose(robot);
      start(servo);
      double[] wanted = home.clone();
      wanted[1] += 0.5;
      run(servo, wanted, "the pose", () -> Math.abs(pose(robot)[1] - wanted[1]) < 0.06);
      robot.halt();
      Await.until("the halt", () -> condition(robot) == RobotCondition.NOT_READY);
      ((SimulatedRobot) robot).place(1);
      assertThat(robot.trouble()).isEmpty();
      assertThat(condition(robot)).isEqualTo(RobotCondition.OPERATIONAL);
      for (int i = 0; i < home.length; i++)
        assertThat(pose(robot)[i]).isCloseTo(home[i], within(0.05));
    }
  }

  private Robot broken(ConfigSection section) {
    return new ServoArmProvider(this::bus).open(section, clock, exchange(section));
  }

  private ConfigSection real() {
    return Sections.read("so101")
        .with("write-calibration", "true")
        .with("max-silence-ms", "1000")
        .with("park", "release");
  }

  @Test
  void whatTheServosHoldAfterwardsIsTheFileAndTheSection() {
    try (Robot robot = broken(real())) {
      assertThat(emulated.register(2, Register.HOMING_OFFSET)).isEqualTo(85);
      assertThat(emulated.register(2, Register.MAX_POSITION)).isEqualTo(3195);
      assertThat(emulated.register(6, Register.MAX_TORQUE)).isEqualTo(500);
      assertThat(emulated.register(6, Register.CURRENT_LIMIT)).isEqualTo(250);
      assertThat(emulated.register(1, Register.RETURN_DELAY)).isZero();
      assertThat(emulated.register(1, Register.LOCK)).isEqualTo(1);
      assertThat(robot.trouble()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(BusFault.class)
  void aBadAnswerNowAndThenIsTriedAgain(BusFault fault) {
    try (Robot robot = broken(real())) {
      for (int i = 0; i < 20; i++) {
        emulated.inject(fault, 3, 1);
        clock.sleepUntil(clock.nanos() + TICK);
        assertThat(robot.trouble()).isEmpty();
      }
    }
  }

  @Test
  void twoServosWithOneIdAreSaid() {
    ServoArmProvider doubled =
        new ServoArmProvider(
            (arm, clock) -> {
              ServoBus bus = bus(arm, clock);
              emulated.join(new EmulatedServo(3, "STS3215", 1000));
              return bus;
            });
    ConfigSection section = real();
    assertThatThrownBy(() -> doubled.open(section, clock, exchange(section)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("elbow_flex (id 3)");
  }

  @Test
  void theSecondOpeningWritesNothing() {
    ServoArmConfig config = ServoArmConfig.read(real());
    ArmSection arm = config.arms().getFirst();
    ServoBus bus = bus(arm, clock);
    new Connection(arm, bus, config).open();
    WriteCounter counter = new WriteCounter(bus);
    new Connection(arm, counter, config).open();
    assertThat(counter.writes()).isZero();
  }

  @Test
  void aServoThatDiesIsNamed() throws Exception {
    try (Robot robot = broken(real())) {
      emulated.kill(3);
      Await.until("the loss", () -> condition(robot) == RobotCondition.LINK_LOST);
      Await.until(
          "its name", () -> robot.trouble().startsWith("elbow_flex (id 3) does not answer"));
    }
  }

  @Test
  void aHotServoStopsTheRobotAndIsSeenInTheStream() throws Exception {
    ConfigSection section = real();
    Exchange exchange = exchange(section);
    try (Robot robot = new ServoArmProvider(this::bus).open(section, clock, exchange)) {
      emulated.heat(2, 75);
      Await.until("the fault", () -> condition(robot) == RobotCondition.PROTECTIVE_STOP);
      assertThat(robot.trouble()).startsWith("shoulder_lift (id 2): it is too hot (75 degC");
      double[] celsius = new double[6];
      exchange.ring("motor-temperature").newest(celsius);
      assertThat(celsius[1]).isEqualTo(75);
    }
  }

  @Test
  void anUnpluggedLineStopsTheServoLoop() throws Exception {
    ConfigSection section = real();
    try (Robot robot = broken(section)) {
      Servo servo = servo(robot, section);
      start(servo);
      emulated.unplug();
      run(servo, pose(robot), "the stop", () -> servo.mode() != Mode.RUNNING);
      assertThat(condition(robot)).isEqualTo(RobotCondition.LINK_LOST);
      assertThat(robot.trouble()).contains("Start again when it is");
    }
  }
}
