package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.servo.Register;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Registers and errors as in ROBOTIS' e-Manual of the X series. The first two answers are its
/// examples, with the emulated firmware number.
class DynamixelPacketsTest {

  private static final int PING = 1;
  private static final int READ = 2;
  private static final int WRITE = 3;
  private static final int ACTION = 5;
  private static final int REBOOT = 8;
  private static final int CLEAR = 0x10;
  private static final int SYNC_READ = 0x82;
  private static final int FAST_SYNC_READ = 0x8A;
  private static final int ERROR_AT = 8;

  private Host host;

  @BeforeEach
  void openBus() {
    host = Host.x(Host.xl330(1), Host.xl330(2), new EmulatedServo(3, "XL430-W250", 2000));
  }

  private int error(int id, int code, int... params) {
    byte[] answer = host.hear(id, code, params);
    assertThat(answer).as("answer of %s", id).hasSizeGreaterThan(ERROR_AT);
    return answer[ERROR_AT] & 0xFF;
  }

  /// The error byte of the answer to a write of four bytes.
  private int write(int id, int address, int value) {
    return error(
        id,
        WRITE,
        address,
        0,
        value & 0xFF,
        value >> 8 & 0xFF,
        value >> 16 & 0xFF,
        value >> 24 & 0xFF);
  }

  private int set(int id, int address, int value) {
    return error(id, WRITE, address, 0, value & 0xFF);
  }

  @Test
  void aPingIsAnsweredWithModelAndFirmware() {
    assertThat(host.ask(1, PING)).startsWith("FF FF FD 00 01 07 00 55 00 B0 04 2E").hasSize(41);
  }

  @Test
  void theRequestsOfTheMakersExamplesAreUnderstood() throws Exception {
    byte[] ping = {-1, -1, (byte) 0xFD, 0, 1, 3, 0, 1, 0x19, 0x4E};
    host.line.write(ping, 0, ping.length);
    byte[] answer = new byte[14];
    assertThat(host.line.read(answer, 0, 14, host.clock.nanos() + 100_000_000)).isEqualTo(14);
    assertThat(answer[4]).isEqualTo((byte) 1);
  }

  @Test
  void theEepromIsProtectedWhileTheTorqueIsOn() {
    assertThat(write(1, 20, 100)).isZero();
    assertThat(set(1, 64, 1)).isZero();
    assertThat(write(1, 20, 200)).isEqualTo(7);
    assertThat(host.bus.register(1, Register.HOMING_OFFSET)).isEqualTo(100);
    host.bus.brownOut();
    assertThat(host.bus.register(1, Register.HOMING_OFFSET)).isEqualTo(100);
  }

  @Test
  void eachKindOfWrongWriteHasItsError() {
    assertThat(write(1, 132, 5)).as("measured").isEqualTo(7);
    assertThat(set(1, 116, 5)).as("part of a register").isEqualTo(5);
    assertThat(write(1, 116, 4096)).as("beyond the position limit").isEqualTo(6);
    assertThat(set(1, 11, 2)).as("a mode that there is not").isEqualTo(6);
    assertThat(set(3, 11, 0)).as("a mode that this model has not").isEqualTo(6);
    assertThat(error(1, WRITE, 0x90, 1, 1)).as("no register").isEqualTo(7);
    assertThat(error(1, 0x33)).as("no instruction").isEqualTo(2);
    assertThat(error(1, READ, 140, 0, 20, 0)).as("read past the end").isEqualTo(7);
  }

  @Test
  void theHomingOffsetIsAddedAndReverseModeTurnsTheSign() {
    write(1, 20, 300);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(2300);
    set(1, 10, 1);
    host.pass(5);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(-1700);
    host.bus.hand(1, -1500);
    host.pass(500);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(-1500);
  }

  @Test
  void inReverseModeItStillGoesWhereItIsSent() {
    set(1, 10, 1);
    set(1, 11, 4);
    set(1, 64, 1);
    write(1, 116, 3000);
    host.pass(3000);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isBetween(2990, 3010);
  }

  @Test
  void statusReturnLevelSaysWhatIsAnswered() {
    set(1, 68, 1);
    assertThat(host.ask(1, WRITE, 65, 0, 1)).isEmpty();
    assertThat(host.ask(1, READ, 65, 0, 1, 0)).isNotEmpty();
    host.ask(1, WRITE, 68, 0, 0);
    assertThat(host.ask(1, READ, 65, 0, 1, 0)).isEmpty();
    assertThat(host.ask(1, PING)).isNotEmpty();
  }

  @Test
  void behindASilentServoNobodyAnswersASyncRead() {
    assertThat(host.hear(Host.EVERYBODY, SYNC_READ, 7, 0, 1, 0, 1, 2, 3)).hasSize(3 * 12);
    host.bus.kill(2);
    assertThat(host.hear(Host.EVERYBODY, SYNC_READ, 7, 0, 1, 0, 1, 2, 3)).hasSize(12);
  }

  @Test
  void aFastSyncReadIsOnePacketThatEndsAtASilentServo() {
    byte[] whole = host.hear(Host.EVERYBODY, FAST_SYNC_READ, 7, 0, 1, 0, 1, 2, 3);
    assertThat(whole).hasSize(8 + 3 * 5);
    assertThat(whole[5]).isEqualTo((byte) (1 + 3 * 5));
    host.bus.kill(2);
    byte[] cut = host.hear(Host.EVERYBODY, FAST_SYNC_READ, 7, 0, 1, 0, 1, 2, 3);
    assertThat(cut).hasSize(8 + 5).isEqualTo(Arrays.copyOf(whole, 8 + 5));
  }

  @Test
  void aSilentBusTripsTheWatchdogWhichStopsTheMotorAndRefusesGoals() {
    set(1, 11, 4);
    write(1, 112, 20);
    set(1, 64, 1);
    host.write(1, 98, 1, 2);
    host.write(1, 116, 4, 100_000);
    host.pass(30);
    assertThat(host.bus.register(1, Register.WATCHDOG)).isEqualTo(2);
    host.pass(30);
    assertThat(host.bus.register(1, Register.WATCHDOG)).isEqualTo(-1);
    int stopped = host.bus.register(1, Register.PRESENT_POSITION);
    host.pass(2000);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isCloseTo(stopped, within(20));
    assertThat(write(1, 116, 2000)).isEqualTo(4);
    assertThat(set(1, 98, 0)).isZero();
    assertThat(write(1, 116, 2000)).isZero();
  }

  @Test
  void aHotServoAlertsShutsDownAndComesBackOnlyByReboot() {
    set(1, 64, 1);
    host.bus.heat(1, 90);
    host.pass(10);
    assertThat(error(1, PING)).isEqualTo(0x80);
    assertThat(host.bus.register(1, Register.STATUS)).isEqualTo(1 << 2);
    assertThat(host.bus.register(1, Register.TORQUE_ENABLE)).isZero();
    host.bus.heat(1, 25);
    assertThat(set(1, 64, 1)).isEqualTo(0x80);
    assertThat(host.bus.register(1, Register.TORQUE_ENABLE)).isZero();
    error(1, REBOOT);
    host.pass(400);
    assertThat(set(1, 64, 1)).isZero();
    assertThat(host.bus.register(1, Register.TORQUE_ENABLE)).isEqualTo(1);
  }

  @Test
  void whileItRebootsItIsSilentAndAfterwardsLimpAtItsPlace() {
    set(1, 64, 1);
    write(1, 116, 2500);
    host.pass(2000);
    assertThat(error(1, REBOOT)).isZero();
    assertThat(host.bus.register(1, Register.TORQUE_ENABLE)).isZero();
    assertThat(host.bus.register(1, Register.GOAL_POSITION)).isBetween(2490, 2510);
    host = Host.x(Host.xl330(1));
    host.tell(1, REBOOT);
    host.pass(5);
    host.tell(1, PING);
    assertThat(host.ask(1, READ, 0, 0, 2, 0)).hasSize(3 * 11 - 1);
  }

  @Test
  void extendedModeCountsTurnsAndClearForgetsThem() {
    set(1, 11, 4);
    assertThat(write(1, 116, 1_048_576)).isEqualTo(6);
    assertThat(write(1, 116, -1_048_575)).isZero();
    host.bus.hand(1, -9000);
    host.pass(1000);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(-9000);
    assertThat(error(1, CLEAR, 1, 2, 3, 4, 5)).isEqualTo(4);
    assertThat(error(1, CLEAR, 0x01, 0x44, 0x58, 0x4C, 0x22)).isZero();
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(3 * 4096 - 9000);
  }

  @Test
  void anActionIsNotAnswered() {
    assertThat(host.ask(1, ACTION)).isEmpty();
  }

  @Test
  void aModelWithoutCurrentSensorHasNoCurrentRegister() {
    assertThatThrownBy(() -> host.bus.register(3, Register.PRESENT_CURRENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("servo 3 has no PRESENT_CURRENT");
  }
}
