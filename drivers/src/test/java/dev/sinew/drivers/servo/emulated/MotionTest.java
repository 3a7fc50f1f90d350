package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.servo.Register;
import org.junit.jupiter.api.Test;

/// How emulated servos move, strain and warm up. Instants on a virtual clock.
class MotionTest {

  private static Host carrying(double burden) {
    return Host.sts(
        new EmulatedServo(1, "STS3215", 2000, Mechanics.free().burdened(burden)), Host.sts3215(2));
  }

  private static int at(Host host, Register register) {
    return host.bus.register(1, register);
  }

  @Test
  void withoutAVelocityItIsAsFastAsTheMotor() {
    Host host = carrying(0);
    host.write(1, 42, 2, 4000);
    host.pass(300);
    assertThat(at(host, Register.PRESENT_VELOCITY)).isBetween(2700, 3072);
    assertThat(at(host, Register.MOVING)).isEqualTo(1);
    host.pass(1200);
    assertThat(at(host, Register.PRESENT_POSITION)).isBetween(3997, 4003);
    assertThat(at(host, Register.MOVING)).isZero();
  }

  @Test
  void theGoalVelocityAndAccelerationShapeTheMovement() {
    Host host = carrying(0);
    host.write(1, 41, 1, 10);
    host.write(1, 46, 2, 500);
    host.write(1, 42, 2, 3000);
    host.pass(250);
    assertThat(at(host, Register.PRESENT_VELOCITY))
        .as("1000 counts/s2 for 0.25 s")
        .isBetween(200, 300);
    host.pass(750);
    assertThat(at(host, Register.PRESENT_VELOCITY)).as("cruising").isBetween(490, 510);
    assertThat(at(host, Register.PRESENT_POSITION))
        .as("500 counts/s less half a second of speeding up")
        .isBetween(2360, 2380);
    host.pass(2000);
    assertThat(at(host, Register.PRESENT_POSITION)).isBetween(2997, 3003);
  }

  @Test
  void aGoalBeyondTheLimitsEndsAtThem() {
    Host host = carrying(0);
    host.write(1, 11, 2, 2500);
    host.write(1, 42, 2, 3500);
    host.pass(2000);
    assertThat(at(host, Register.PRESENT_POSITION)).isBetween(2497, 2503);
    assertThat(at(host, Register.GOAL_POSITION)).isEqualTo(3500);
  }

  @Test
  void underABurdenItSagsAndItsLoadShowsIt() {
    Host host = carrying(0.5);
    host.pass(1000);
    assertThat(at(host, Register.PRESENT_LOAD)).isBetween(470, 530);
    assertThat(at(host, Register.PRESENT_POSITION)).isBetween(1972, 1978);
    assertThat(at(host, Register.PRESENT_CURRENT)).isBetween(195, 220);
  }

  @Test
  void aLimpServoFallsUnderABurdenThatItsGearsDoNotHold() {
    Host host = carrying(0.1);
    host.write(1, 40, 1, 0);
    host.pass(500);
    assertThat(at(host, Register.PRESENT_POSITION)).isLessThan(1950);
    Host light = carrying(0.01);
    light.write(1, 40, 1, 0);
    light.pass(500);
    assertThat(at(light, Register.PRESENT_POSITION)).isBetween(1998, 2000);
  }

  @Test
  void whoWorksGetsWarmAndCoolsDownAtRest() {
    Host host = carrying(0.6);
    host.pass(60_000);
    int warm = at(host, Register.PRESENT_TEMPERATURE);
    assertThat(warm).isBetween(36, 45);
    assertThat(host.bus.register(2, Register.PRESENT_TEMPERATURE)).isEqualTo(25);
    host.write(1, 40, 1, 0);
    host.pass(60_000);
    assertThat(at(host, Register.PRESENT_TEMPERATURE)).isBetween(27, warm - 3);
  }

  @Test
  void theVoltageSagsForAllWithWhatOneDraws() {
    Host host = carrying(0.9);
    assertThat(host.bus.register(2, Register.PRESENT_VOLTAGE)).isEqualTo(74);
    host.pass(1000);
    assertThat(host.bus.register(2, Register.PRESENT_VOLTAGE)).isBetween(69, 71);
  }

  @Test
  void overloadedBeyondTheProtectionTimeItGivesWayAndSaysSo() {
    Host host =
        Host.sts(new EmulatedServo(1, "STS3215", 2000, Mechanics.free().between(1000, 2100)));
    host.write(1, 42, 2, 3000);
    host.pass(1900);
    assertThat(at(host, Register.PRESENT_LOAD)).isEqualTo(1000);
    assertThat(at(host, Register.STATUS)).isZero();
    host.pass(300);
    assertThat(at(host, Register.STATUS)).isEqualTo(1 << 5);
    assertThat(at(host, Register.PRESENT_LOAD)).as("protective torque").isEqualTo(200);
    assertThat(host.hear(1, 1)[4]).as("error byte of every answer").isEqualTo((byte) (1 << 5));
    host.write(1, 42, 2, 1500);
    host.pass(1000);
    assertThat(at(host, Register.STATUS)).as("a goal on the other side forgives it").isZero();
    assertThat(at(host, Register.PRESENT_POSITION)).isBetween(1497, 1503);
  }

  @Test
  void aCurrentAboveItsLimitForItsTimeUnloadsTheMotorUntilTorqueIsSwitched() {
    Host host = carrying(0.6);
    host.write(1, 28, 2, 200);
    host.pass(1900);
    assertThat(at(host, Register.STATUS)).isZero();
    host.pass(200);
    assertThat(at(host, Register.STATUS)).isEqualTo(1 << 3);
    assertThat(at(host, Register.PRESENT_CURRENT)).isZero();
    host.write(1, 40, 1, 1);
    assertThat(at(host, Register.STATUS)).isZero();
  }

  @Test
  void theTorqueLimitBoundsTheLoad() {
    Host host =
        Host.sts(new EmulatedServo(1, "STS3215", 2000, Mechanics.free().between(1000, 2100)));
    host.write(1, 48, 2, 300);
    host.write(1, 42, 2, 3000);
    host.pass(1000);
    assertThat(at(host, Register.PRESENT_LOAD)).isEqualTo(300);
  }

  @Test
  void aHandMovesALimpServoAsFastAsAHandCanAndNotAStiffOne() {
    Host host = carrying(0);
    assertThat(host.bus.hand(1, 1000)).isFalse();
    host.pass(500);
    assertThat(at(host, Register.PRESENT_POSITION)).isBetween(1999, 2001);
    host.write(1, 40, 1, 0);
    assertThat(host.bus.hand(1, 1000)).isTrue();
    host.pass(30);
    assertThat(at(host, Register.PRESENT_POSITION)).isBetween(1200, 1900);
    assertThat(at(host, Register.PRESENT_VELOCITY)).isEqualTo(-4 * 4096);
    host.pass(100);
    assertThat(at(host, Register.PRESENT_POSITION)).isEqualTo(1000);
    assertThat(at(host, Register.PRESENT_VELOCITY)).isZero();
  }

  @Test
  void velocityModeRunsAndPwmModePushes() {
    Host host = carrying(0);
    host.write(1, 33, 1, 1);
    host.write(1, 46, 2, 1 << 15 | 800);
    host.pass(500);
    assertThat(at(host, Register.PRESENT_VELOCITY)).isBetween(-820, -760);
    host.write(1, 33, 1, 2);
    host.write(1, 44, 2, 500);
    host.pass(500);
    assertThat(at(host, Register.PRESENT_LOAD)).isEqualTo(500);
    assertThat(at(host, Register.PRESENT_VELOCITY)).isBetween(1400, 1540);
  }

  @Test
  void stepModeMovesByWhatIsWritten() {
    Host host = carrying(0);
    host.write(1, 33, 1, 3);
    host.write(1, 42, 2, 300);
    host.pass(1000);
    host.write(1, 42, 2, 1 << 15 | 100);
    host.pass(1000);
    assertThat(at(host, Register.PRESENT_POSITION)).isBetween(2197, 2203);
  }

  @Test
  void aCurrentBasedPositionGoesOnlyAsFarAsItsCurrentPushes() {
    Host host =
        Host.x(new EmulatedServo(1, "XL330-M288", 2000, Mechanics.free().between(1000, 2200)));
    host.write(1, 11, 1, 5);
    host.write(1, 102, 2, 300);
    host.write(1, 64, 1, 1);
    host.write(1, 116, 4, 3000);
    host.pass(1000);
    assertThat(at(host, Register.PRESENT_POSITION)).isEqualTo(2200);
    assertThat(at(host, Register.PRESENT_CURRENT)).isBetween(295, 300);
    host.write(1, 102, 2, 1500);
    host.pass(100);
    assertThat(at(host, Register.PRESENT_CURRENT)).isBetween(1400, 1470);
    host.pass(1500);
    assertThat(at(host, Register.STATUS)).as("overload").isEqualTo(1 << 5);
    assertThat(at(host, Register.TORQUE_ENABLE)).as("shut down").isZero();
  }

  @Test
  void currentModePushesWithThatCurrent() {
    Host host =
        Host.x(new EmulatedServo(1, "XL330-M288", 2000, Mechanics.free().between(1000, 2200)));
    host.write(1, 11, 1, 0);
    host.write(1, 64, 1, 1);
    host.write(1, 102, 2, -200 & 0xFFFF);
    host.pass(1000);
    assertThat(at(host, Register.PRESENT_CURRENT)).isBetween(-201, -199);
    assertThat(at(host, Register.PRESENT_POSITION)).isEqualTo(1000);
  }

  @Test
  void theProfileOfADynamixelLimitsSpeedOrSetsTheTime() {
    Host host = Host.x(Host.xl330(1));
    host.write(1, 112, 4, 50);
    host.write(1, 64, 1, 1);
    host.write(1, 116, 4, 3500);
    host.pass(1000);
    assertThat(at(host, Register.PRESENT_VELOCITY)).isBetween(49, 51);
    host.pass(2000);
    host.write(1, 64, 1, 0);
    host.write(1, 10, 1, 4);
    host.write(1, 112, 4, 1000);
    host.write(1, 64, 1, 1);
    host.write(1, 116, 4, 2500);
    host.pass(500);
    assertThat(at(host, Register.PRESENT_POSITION)).isBetween(2950, 3080);
    host.pass(700);
    assertThat(at(host, Register.PRESENT_POSITION)).isBetween(2493, 2507);
  }

  @Test
  void theSameTimeInManyOrFewLooksGivesTheSamePlace() {
    Host often = carrying(0.2);
    Host seldom = carrying(0.2);
    often.write(1, 42, 2, 3000);
    seldom.write(1, 42, 2, 3000);
    for (int i = 0; i < 400; i++) {
      often.pass(1);
      at(often, Register.PRESENT_POSITION);
    }
    seldom.pass(400);
    assertThat(at(often, Register.PRESENT_POSITION))
        .isEqualTo(at(seldom, Register.PRESENT_POSITION));
    assertThat(at(often, Register.PRESENT_VELOCITY))
        .isEqualTo(at(seldom, Register.PRESENT_VELOCITY));
  }
}
