package dev.sinew.drivers.servo.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoFault;
import dev.sinew.runtime.RobotCondition;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArmBusTest {

  private static final int LIFT = 1;

  private final Bench bench = new Bench("so101");
  private final ArmBus bus = bench.bus;
  private final FakeBus fake = bench.fake;

  private double[] off(double radians) {
    double[] wanted = bench.pose();
    wanted[LIFT] += radians;
    return wanted;
  }

  @Test
  void openAndReadNothingIsWritten() {
    bench.cycles(50);
    assertThat(fake.writes).isEmpty();
    assertThat(fake.goals()).isEmpty();
    assertThat(bench.states.take()).isTrue();
  }

  @Test
  void aStateIsStampedInTheMiddleOfItsTransaction() {
    bench.cycles(1);
    long end = bench.clock.nanos() - Bench.PERIOD + FakeBus.READING_NANOS;
    bench.states.take();
    assertThat(bench.states.stampNanos()).isEqualTo(end - FakeBus.READING_NANOS / 2);
  }

  @Test
  void theFirstCommandBringsTheTorqueOnServoByServoWithEveryGoalWhereItsServoIs() {
    for (int id = 1; id <= 6; id++) fake.set(id, Register.GOAL_POSITION, 17);
    bench.command(off(0.1));
    assertThat(bench.torques()).isZero();
    for (int servo = 1; servo <= 6; servo++) {
      int present = fake.register(servo, Register.PRESENT_POSITION) + 7;
      fake.set(servo, Register.PRESENT_POSITION, present); // a limp arm sags
      bus.exchange();
      bus.cycle();
      assertThat(bench.torques()).isEqualTo(servo);
      assertThat(fake.register(servo, Register.GOAL_POSITION)).isEqualTo(present);
    }
    assertThat(fake.eepromWrites()).isEmpty();
    assertThat(bus.grip().whole()).isTrue();
  }

  @Test
  void anEngagedArmGoesWhereItIsCommanded() {
    bench.engage();
    double[] wanted = off(0.3);
    bench.command(wanted);
    bench.cycles(150);
    assertThat(bench.pose()[LIFT]).isCloseTo(wanted[LIFT], within(0.001));
    bench.states.take();
    assertThat(bench.states.position(LIFT)).isCloseTo(wanted[LIFT], within(0.001));
  }

  @Test
  void velocitiesAreInTheJointsUnits() {
    bench.engage();
    bench.command(off(0.3));
    bench.cycles(2);
    bench.states.take();
    assertThat(bench.states.velocity(LIFT))
        .isCloseTo(FakeBus.COUNTS_PER_S * 2 * Math.PI / 4095, within(1e-9));
  }

  @Test
  void aCommandThatIsFarFromTheLimpArmFindsNobody() {
    bench.command(off(0.2));
    bench.cycles(20);
    assertThat(fake.writes).isEmpty();
  }

  @Test
  void aCommandThatIsNoNumberIsNotFollowed() {
    bench.command(off(Double.NaN));
    bench.cycles(20);
    assertThat(fake.writes).isEmpty();
    bench.engage();
    int goal = fake.register(2, Register.GOAL_POSITION);
    bench.command(off(Double.NaN));
    bench.command(off(Double.POSITIVE_INFINITY));
    bench.cycles(2);
    assertThat(fake.register(2, Register.GOAL_POSITION)).isEqualTo(goal);
  }

  @Test
  void aGoalStaysInsideTheCalibratedRange() {
    bench.engage();
    bench.command(off(5));
    bench.cycles(2);
    assertThat(fake.register(2, Register.GOAL_POSITION)).isEqualTo(3195);
  }

  @Test
  void goalsAreSaidAgainInEveryCycleAsNobodyAnswersThem() {
    bench.engage();
    int said = fake.goals().size();
    bench.cycles(10);
    assertThat(fake.goals()).hasSize(said + 10);
  }

  @Test
  void aHaltHoldsWhereTheArmIsAndVoidsWhatComesAfter() {
    bench.engage();
    bench.command(off(0.5));
    bench.cycles(3);
    int present = fake.register(2, Register.PRESENT_POSITION);
    bus.halt();
    assertThat(bus.wanted()).isTrue();
    bench.cycles(1);
    assertThat(fake.register(2, Register.GOAL_POSITION)).isEqualTo(present);
    bus.halt();
    bench.command(off(0.5));
    assertThat(bus.wanted()).isFalse();
    bench.cycles(20);
    assertThat(fake.register(2, Register.GOAL_POSITION)).isEqualTo(present);
    assertThat(bench.torques()).isEqualTo(6);
    assertThat(bus.condition()).isEqualTo(RobotCondition.NOT_READY);
    assertThat(bus.trouble()).contains("halted");
  }

  @Test
  void aHaltedLimpArmStaysLimp() {
    bus.halt();
    bench.command(bench.pose());
    bench.cycles(10);
    assertThat(fake.writes).isEmpty();
  }

  @Test
  void anAnswerThatIsMissingNowAndThenIsLivedWith() {
    bench.engage();
    for (int i = 0; i < 20; i++) {
      fake.servo(2).silent = i % 2 == 0;
      bench.cycles(1);
    }
    assertThat(bus.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    assertThat(bus.trouble()).isEmpty();
  }

  @Test
  void noStateIsMadeOfAnswersThatDidNotCome() {
    bench.cycles(1);
    bench.states.take();
    long before = bench.states.stampNanos();
    fake.servo(2).silent = true;
    bench.cycles(3);
    bench.states.take();
    assertThat(bench.states.stampNanos()).isEqualTo(before);
  }

  @Test
  void aServoThatStaysSilentIsLostAndNamedAndStaysLost() {
    bench.engage();
    fake.servo(2).silent = true;
    bench.cycles(9);
    assertThat(bus.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    bench.cycles(3);
    assertThat(bus.condition()).isEqualTo(RobotCondition.LINK_LOST);
    assertThat(bus.trouble())
        .isEqualTo(
            "shoulder_lift (id 2) does not answer on"
                + " /dev/serial/by-id/usb-1a86_USB_Single_Serial-if00: is its cable in, is it"
                + " powered?");
    fake.servo(2).silent = false;
    bench.cycles(20);
    assertThat(bus.condition()).isEqualTo(RobotCondition.LINK_LOST);
  }

  @Test
  void allServosSilentIsTheSupply() {
    fake.servos.values().forEach(servo -> servo.silent = true);
    bench.cycles(13);
    assertThat(bus.trouble()).startsWith("no servo answers on").contains("is the supply on");
  }

  @Test
  void aPauseOfTheMachineIsNoSilence() {
    bench.clock.sleepUntil(bench.clock.nanos() + 5_000_000_000L);
    bench.cycles(1);
    assertThat(bus.condition()).isEqualTo(RobotCondition.OPERATIONAL);
  }

  @Test
  void aBusThatIsUnpluggedIsLostAndNotTakenUpAgain() {
    bench.engage();
    fake.gone = true;
    bench.cycles(1);
    assertThat(bus.condition()).isEqualTo(RobotCondition.LINK_LOST);
    assertThat(bus.trouble()).contains("/dev/fake: it was unplugged", "Start again when it is");
    fake.gone = false;
    int said = fake.goals().size();
    bench.command(off(0.1));
    assertThat(bus.wanted()).isFalse();
    bench.cycles(5);
    assertThat(fake.goals()).hasSize(said);
    assertThat(bus.condition()).isEqualTo(RobotCondition.LINK_LOST);
  }

  @ParameterizedTest
  @EnumSource(ServoFault.class)
  void aFaultStopsTheRobotAndIsSaidWithNumbersUntilItIsGone(ServoFault fault) {
    fake.servo(4).faults = fault.bit();
    fake.servo(4).celsius = 66;
    fake.servo(4).load = -512;
    bench.cycles(1);
    assertThat(bus.condition()).isEqualTo(RobotCondition.PROTECTIVE_STOP);
    assertThat(bus.trouble())
        .isEqualTo("wrist_flex (id 4): " + fault.text() + " (66 degC, 12.0 V, load 51 %)");
    fake.servo(4).faults = 0;
    bench.cycles(1);
    assertThat(bus.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    assertThat(bus.trouble()).isEmpty();
  }

  @Test
  void aServoThatDoesNotTakeItsTorqueIsNamedAndTheArmHeld() {
    bench.command(bench.pose());
    bench.cycles(2);
    fake.servo(3).refused = true;
    bench.cycles(10);
    assertThat(bus.condition()).isEqualTo(RobotCondition.NOT_READY);
    assertThat(bus.trouble()).contains("elbow_flex (id 3): refuses TORQUE_ENABLE");
    assertThat(bench.torques()).isEqualTo(2);
  }

  @Test
  void whatTheMotorsMeasureIsPublishedPerJoint() {
    fake.servo(6).celsius = 52;
    fake.servo(6).load = -300;
    fake.servo(6).current = -200;
    fake.servo(6).decivolts = 73;
    bench.cycles(1);
    assertThat(bench.stream("motor-temperature", 5)).isEqualTo(52);
    assertThat(bench.stream("motor-temperature", 0)).isEqualTo(30);
    assertThat(bench.stream("motor-load", 5)).isEqualTo(0.3);
    assertThat(bench.stream("motor-current", 5)).isCloseTo(1.3, within(1e-9));
    assertThat(bench.stream("motor-voltage", 5)).isEqualTo(7.3);
  }

  @Test
  void aSecondServoGetsTheSameGoalsAndTheWorseOfBothIsPublished() {
    Bench pair = new Bench("aloha-pair");
    pair.fake.servo(3).celsius = 61;
    pair.engage();
    assertThat(pair.torques()).isEqualTo(9);
    double[] wanted = pair.pose();
    wanted[1] += 0.2;
    pair.command(wanted);
    pair.cycles(2);
    assertThat(pair.fake.register(3, Register.GOAL_POSITION))
        .isEqualTo(pair.fake.register(2, Register.GOAL_POSITION));
    assertThat(pair.stream("left-motor-temperature", 1)).isEqualTo(61);
  }

  @Test
  void aDynamixelsWatchdogIsSetWithItsTorque() {
    Bench koch = new Bench("koch");
    koch.engage();
    assertThat(koch.fake.register(3, Register.WATCHDOG)).isEqualTo(10);
  }

  @Test
  void aCycleAllocatesNothing() {
    bench.engage();
    fake.listening = false;
    fake.moves = false;
    double[] wanted = off(0.1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 30 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 200; i++) {
        bench.command(wanted);
        bus.cycle();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }
}
