package dev.sinew.drivers.servo.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Servo;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
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
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The whole driver on its threads, under the real servo loop; the buses are fake.
class ServoArmTest {

  private static final String SLOW = "max-silence-ms: 5000"; // other programs may hold us up
  private static final long TICK = 10_000_000;

  private final Clock clock = new MonotonicClock();
  private final List<FakeBus> buses = new ArrayList<>();
  private final ServoArmProvider provider = new ServoArmProvider(this::bus);

  private ServoBus bus(ArmSection arm, Clock clock) {
    FakeBus bus = FakeBus.of(arm, clock);
    bus.listening = false;
    buses.add(bus);
    return bus;
  }

  private static ConfigSection so101() {
    return Sections.read("so101", "max-silence-ms: 100", SLOW).with("park", "release");
  }

  private Servo servo(Robot robot, ConfigSection section) {
    return new Servo(robot, provider.describe(section).streams(), exchange(section), clock);
  }

  private Exchange exchange(ConfigSection section) {
    return Sections.exchange(provider.describe(section));
  }

  private static void start(Servo servo) {
    servo.tick();
    assertThat(servo.ask(Request.ARM)).isEqualTo(Answer.ACCEPTED);
    assertThat(servo.ask(Request.START)).isEqualTo(Answer.ACCEPTED);
  }

  /// Ticks until something came true, with a plan that leads to a pose.
  private void run(Servo servo, double[] pose, String what, Until until) throws Exception {
    Await.until(
        what,
        () -> {
          servo.plan(pose);
          servo.tick();
          clock.sleepUntil(clock.nanos() + TICK);
          return until.isTrue();
        });
  }

  private interface Until {
    boolean isTrue();
  }

  private long torques(FakeBus bus) {
    return bus.servos.keySet().stream()
        .filter(id -> bus.register(id, Register.TORQUE_ENABLE) == 1)
        .count();
  }

  @Test
  void anOpenArmHasAStateAndIsLeftAlone() throws Exception {
    ConfigSection section = so101();
    try (Robot robot = provider.open(section, clock, exchange(section))) {
      JointState state = new JointState(6);
      robot.read(state);
      assertThat(state.condition()).isEqualTo(RobotCondition.OPERATIONAL);
      assertThat(state.stampNanos()).isNotEqualTo(Long.MIN_VALUE);
      assertThat(robot).isNotInstanceOf(SimulatedRobot.class);
      FakeBus bus = buses.getFirst();
      long before = bus.readings;
      Await.until("more readings", () -> bus.readings > before + 5);
    }
    assertThat(buses.getFirst().writes).isEmpty();
    assertThat(buses.getFirst().closed).isTrue();
  }

  @Test
  void theServoLoopMovesTheArmAndClosingParksIt() throws Exception {
    ConfigSection section = Sections.read("so101", "max-silence-ms: 100", SLOW);
    FakeBus bus;
    try (Robot robot = provider.open(section, clock, exchange(section))) {
      bus = buses.getFirst();
      bus.listening = true;
      Servo servo = servo(robot, section);
      start(servo);
      run(servo, new double[6], "torque", () -> torques(bus) == 6);
      double[] pose = {0.3, 0, 0, 0, 0, 0};
      int goal = Sections.config("so101").arms().getFirst().joints().getFirst().goal(0.3);
      run(
          servo,
          pose,
          "the pose",
          () -> {
            servo.mustRun();
            return bus.register(1, Register.PRESENT_POSITION) == goal;
          });
      robot.halt();
    }
    assertThat(bus.closed).isTrue();
    assertThat(torques(bus)).isZero();
    int rest = Sections.config("so101").arms().getFirst().joints().get(1).goal(-1.5);
    assertThat(Math.abs(bus.register(2, Register.PRESENT_POSITION) - rest)).isLessThan(100);
  }

  @Test
  void aCommandWakesTheBus() throws Exception {
    ConfigSection section = so101().with("max-silence-ms", "10000").with("bus-period-ms", "1000");
    try (Robot robot = provider.open(section, clock, exchange(section))) {
      FakeBus bus = buses.getFirst();
      Servo servo = servo(robot, section);
      start(servo);
      run(servo, new double[6], "torque", () -> torques(bus) == 6);
      long before = clock.nanos();
      long seen = bus.readings;
      run(servo, new double[6], "more readings", () -> bus.readings > seen + 100);
      // At its own period alone the bus needs 100 s for that; ours here are some ticks.
      assertThat(clock.nanos() - before).isLessThan(90_000_000_000L);
    }
  }

  @Test
  void aHaltFromAnotherThreadHolds() throws Exception {
    ConfigSection section = so101().with("park", "hold");
    FakeBus bus;
    try (Robot robot = provider.open(section, clock, exchange(section))) {
      bus = buses.getFirst();
      Servo servo = servo(robot, section);
      start(servo);
      run(servo, new double[6], "torque", () -> torques(bus) == 6);
      Thread.ofPlatform().start(robot::halt).join();
      JointState state = new JointState(6);
      Await.until(
          "the word",
          () -> {
            robot.read(state);
            return state.condition() == RobotCondition.NOT_READY;
          });
      assertThat(robot.trouble()).contains("halted");
    }
    assertThat(torques(bus)).isEqualTo(6);
  }

  @Test
  void twoArmsAreOneRobotAndTheWorstOfBothIsItsCondition() throws Exception {
    ConfigSection section =
        Sections.read("aloha-pair", "max-silence-ms: 150", SLOW)
            .with("arms.left.park", "release")
            .with("arms.right.park", "release");
    try (Robot robot = provider.open(section, clock, exchange(section))) {
      assertThat(buses).hasSize(2);
      Servo servo = servo(robot, section);
      start(servo);
      double[] pose = new double[14];
      JointState state = new JointState(14);
      robot.read(state);
      for (int i = 0; i < 14; i++) pose[i] = state.position(i);
      run(servo, pose, "torque", () -> torques(buses.get(0)) + torques(buses.get(1)) == 18);
      buses.get(1).servo(4).faults = 1;
      Await.until(
          "the fault",
          () -> {
            robot.read(state);
            return state.condition() == RobotCondition.PROTECTIVE_STOP;
          });
      assertThat(robot.trouble()).startsWith("right_elbow (id 4): its supply voltage");
    }
    assertThat(buses).allMatch(bus -> bus.closed);
  }

  @Test
  void anUnpluggedBusStopsTheServoAndClosingDoesNotWait() throws Exception {
    ConfigSection section = so101();
    Robot robot = provider.open(section, clock, exchange(section));
    FakeBus bus = buses.getFirst();
    Servo servo = servo(robot, section);
    start(servo);
    run(servo, new double[6], "torque", () -> torques(bus) == 6);
    bus.gone = true;
    run(servo, new double[6], "the stop", () -> servo.mode() != Mode.RUNNING);
    assertThat(robot.trouble()).contains("it was unplugged");
    robot.close();
    robot.close();
    assertThat(bus.closed).isTrue();
    assertThat(torques(bus)).isEqualTo(6);
  }

  @Test
  void whenOneArmCannotBeUsedAllBusesAreClosed() {
    ConfigSection section = Sections.read("aloha-pair");
    ServoArmProvider second =
        new ServoArmProvider(
            (arm, clock) -> {
              FakeBus bus = (FakeBus) bus(arm, clock);
              if (arm.name().equals("right")) bus.servos.remove(7);
              return bus;
            });
    assertThatThrownBy(() -> second.open(section, clock, exchange(section)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("arms.right.joints: right_wrist_angle (id 7) does not answer");
    assertThat(buses).hasSize(2).allMatch(bus -> bus.closed);
  }

  @Test
  void aPortThatIsNotThereIsSaid() {
    ConfigSection section = Sections.read("so101");
    assertThatThrownBy(() -> new ServoArmProvider().open(section, clock, exchange(section)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bus.port: ")
        .hasMessageContaining("usb-1a86_USB_Single_Serial-if00");
  }

  @Test
  void aTickOfTheServoAllocatesNothing() throws Exception {
    ConfigSection section = so101();
    try (Robot robot = provider.open(section, clock, exchange(section))) {
      Servo servo = servo(robot, section);
      start(servo);
      run(servo, new double[6], "torque", () -> torques(buses.getFirst()) == 6);
      assertThat(least(servo)).isZero();
      assertThat(servo.mode()).isEqualTo(Mode.RUNNING);
      robot.halt();
    }
  }

  /// The cheapest of several rounds, as the JVM loads and compiles on the thread's account.
  private long least(Servo servo) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20 && least > 0; round++) {
      long spent = 0;
      for (int i = 0; i < 50; i++) {
        if (i % 4 == 0) servo.plan(0.1 * Math.sin(0.1 * i), 0, 0, 0, 0, 0);
        long before = threads.getCurrentThreadAllocatedBytes();
        servo.tick();
        spent += threads.getCurrentThreadAllocatedBytes() - before;
        clock.sleepUntil(clock.nanos() + TICK);
      }
      least = Math.min(least, spent);
    }
    return least;
  }
}
