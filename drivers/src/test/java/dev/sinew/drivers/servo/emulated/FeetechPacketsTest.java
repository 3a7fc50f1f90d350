package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.family.BusFamily;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Expected bytes follow from Feetech's packet description and memory table, worked out by hand.
class FeetechPacketsTest {

  private static final int PING = 1;
  private static final int READ = 2;
  private static final int WRITE = 3;
  private static final int REG_WRITE = 4;
  private static final int ACTION = 5;
  private static final int RECOVERY = 6;
  private static final int RESET = 0x0A;
  private static final int SYNC_READ = 0x82;
  private static final int SYNC_WRITE = 0x83;

  private Host host;

  @BeforeEach
  void openBus() {
    host = Host.sts(Host.sts3215(1), Host.sts3215(2), Host.sts3215(4));
  }

  @Test
  void aPingIsAnsweredWithTheStatusAlone() {
    assertThat(host.ask(1, PING)).isEqualTo("FF FF 01 02 00 FC");
  }

  @Test
  void aPingOfEverybodyIsAnsweredByEachInTheOrderOfTheirIds() {
    assertThat(host.ask(Host.EVERYBODY, PING))
        .isEqualTo("FF FF 01 02 00 FC FF FF 02 02 00 FB FF FF 04 02 00 F9");
  }

  @Test
  void theModelNumberStandsAtThreeLowByteFirst() {
    assertThat(host.ask(1, READ, 3, 2)).isEqualTo("FF FF 01 04 00 09 03 EE");
  }

  @Test
  void anScsServoHasItsHighByteFirstAndNoSyncReadNorPingOfEverybody() {
    Host scs = new Host(BusFamily.FEETECH_SCS, new EmulatedServo(1, "SCS0009", 300));
    assertThat(scs.ask(1, READ, 3, 2)).isEqualTo("FF FF 01 04 00 05 04 F1");
    assertThat(scs.ask(1, READ, 56, 2)).isEqualTo("FF FF 01 04 00 01 2C CD");
    assertThat(scs.ask(Host.EVERYBODY, SYNC_READ, 56, 2, 1)).isEmpty();
    assertThat(scs.ask(Host.EVERYBODY, PING)).isEmpty();
  }

  @Test
  void aReadThatGoesPastTheLastRegisterIsFilledWithZeros() {
    assertThat(host.ask(1, READ, 250, 2)).isEqualTo("FF FF 01 04 00 00 00 FA");
  }

  @Test
  void nobodyAnswersAnIdThatIsNotThereNorAWriteToEverybody() {
    assertThat(host.ask(3, PING)).isEmpty();
    assertThat(host.ask(Host.EVERYBODY, WRITE, 41, 7)).isEmpty();
    assertThat(host.bus.register(4, Register.ACCELERATION)).isEqualTo(7);
  }

  @Test
  void aPacketWithAWrongChecksumIsNotObeyed() throws Exception {
    byte[] packet = host.packet(1, WRITE, 41, 7);
    packet[packet.length - 1] ^= 1;
    host.line.write(packet, 0, packet.length);
    assertThat(host.ask(1, READ, 41, 1)).isEqualTo("FF FF 01 03 00 00 FB");
  }

  @Test
  void aPacketThatWasBegunLongAgoIsForgotten() throws Exception {
    host.line.write(new byte[] {(byte) 0xFF, (byte) 0xFF, 1, (byte) 200}, 0, 4);
    host.pass(30);
    assertThat(host.ask(1, PING)).isEqualTo("FF FF 01 02 00 FC");
  }

  @Test
  void withTheEepromLockedAWrittenValueHoldsUntilThePowerFails() {
    host.write(1, 55, 1, 1);
    host.write(1, 9, 2, 1234);
    assertThat(host.bus.register(1, Register.MIN_POSITION)).isEqualTo(1234);
    host.bus.brownOut();
    assertThat(host.bus.register(1, Register.MIN_POSITION)).isZero();
  }

  @Test
  void withTheEepromOpenAWrittenValueSurvivesTheLossOfPower() {
    host.write(1, 55, 1, 0);
    host.write(1, 9, 2, 1234);
    host.write(1, 41, 1, 50);
    host.bus.brownOut();
    assertThat(host.bus.register(1, Register.MIN_POSITION)).isEqualTo(1234);
    assertThat(host.bus.register(1, Register.LOCK)).isEqualTo(1);
    assertThat(host.bus.register(1, Register.ACCELERATION)).isZero();
    assertThat(host.bus.register(1, Register.TORQUE_ENABLE)).isEqualTo(1);
  }

  @Test
  void theHomingOffsetIsSubtractedAndItsSignIsBitEleven() {
    host.write(1, 40, 1, 0);
    host.write(1, 31, 2, 300);
    host.pass(5);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(1700);
    host.write(1, 31, 2, 1 << 11 | 300);
    host.pass(5);
    assertThat(host.bus.register(1, Register.HOMING_OFFSET)).isEqualTo(-300);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(2300);
    assertThat(host.ask(1, READ, 31, 2)).isEqualTo("FF FF 01 04 00 2C 09 C5");
  }

  @Test
  void thePositionFoldsIntoOneTurnUnlessThePhaseRegisterAsksForAll() {
    host.write(1, 40, 1, 0);
    host.write(1, 31, 2, 1 << 11 | 2047);
    host.bus.hand(1, 4090);
    host.pass(500);
    host.bus.hand(1, 10);
    host.pass(500);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(10);
    host.write(1, 18, 1, 12 | 1 << 4);
    host.pass(5);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(4106);
    host.bus.hand(1, -100);
    host.pass(500);
    assertThat(host.ask(1, READ, 56, 2)).isEqualTo("FF FF 01 04 00 64 80 16");
  }

  @Test
  void torque128MakesThePresentPlaceTheMiddle() {
    host.write(1, 40, 1, 128);
    host.pass(5);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(2048);
    assertThat(host.bus.register(1, Register.HOMING_OFFSET)).isEqualTo(2000 - 2048);
    assertThat(host.bus.register(1, Register.TORQUE_ENABLE)).isEqualTo(1);
  }

  @Test
  void valuesOutOfRangeAndMeasuredRegistersAreNotTaken() {
    host.write(1, 11, 2, 4096);
    host.write(1, 16, 2, 1001);
    host.write(1, 63, 1, 99);
    assertThat(host.bus.register(1, Register.MAX_POSITION)).isEqualTo(4095);
    assertThat(host.bus.register(1, Register.MAX_TORQUE)).isEqualTo(1000);
    assertThat(host.bus.register(1, Register.PRESENT_TEMPERATURE)).isEqualTo(25);
  }

  @Test
  void aRegisteredWriteWaitsForTheAction() {
    host.tell(1, REG_WRITE, 41, 10);
    host.tell(2, REG_WRITE, 41, 20);
    assertThat(host.bus.register(1, Register.ACCELERATION)).isZero();
    host.ask(Host.EVERYBODY, ACTION);
    assertThat(host.bus.register(1, Register.ACCELERATION)).isEqualTo(10);
    assertThat(host.bus.register(2, Register.ACCELERATION)).isEqualTo(20);
  }

  @Test
  void aSyncWriteReachesEachAndNobodyAnswers() {
    assertThat(host.ask(Host.EVERYBODY, SYNC_WRITE, 41, 1, 1, 11, 4, 44)).isEmpty();
    assertThat(host.bus.register(1, Register.ACCELERATION)).isEqualTo(11);
    assertThat(host.bus.register(2, Register.ACCELERATION)).isZero();
    assertThat(host.bus.register(4, Register.ACCELERATION)).isEqualTo(44);
  }

  @Test
  void aSyncReadIsAnsweredInTheOrderOfTheRequest() {
    assertThat(host.ask(Host.EVERYBODY, SYNC_READ, 5, 1, 4, 1))
        .isEqualTo("FF FF 04 03 00 04 F4 FF FF 01 03 00 01 FA");
  }

  @Test
  void behindASilentServoTheOthersAnswerWhenItsTimeIsOver() {
    host.bus.kill(1);
    assertThat(host.ask(Host.EVERYBODY, SYNC_READ, 5, 1, 4, 1, 2))
        .isEqualTo("FF FF 04 03 00 04 F4 FF FF 02 03 00 02 F8");
  }

  @Test
  void atResponseLevelZeroOnlyPingsAndReadsAreAnswered() {
    host.write(1, 8, 1, 0);
    assertThat(host.ask(1, WRITE, 41, 9)).isEmpty();
    assertThat(host.ask(1, READ, 41, 1)).isEqualTo("FF FF 01 03 00 09 F2");
    assertThat(host.ask(1, PING)).isEqualTo("FF FF 01 02 00 FC");
  }

  @Test
  void aNewIdIsAnsweredUnderTheOldOneOnce() {
    assertThat(host.ask(1, WRITE, 5, 9)).isEqualTo("FF FF 01 02 00 FC");
    assertThat(host.ask(9, PING)).isEqualTo("FF FF 09 02 00 F4");
  }

  @Test
  void aServoSetToAnotherSpeedUnderstandsNothingAnyMore() {
    host.write(1, 6, 1, 1);
    assertThat(host.ask(1, PING)).isEmpty();
    assertThat(host.ask(2, PING)).isNotEmpty();
  }

  @Test
  void recoveryBringsFactorySettingsBackButKeepsTheId() {
    host.write(4, 55, 1, 0);
    host.write(4, 9, 2, 1234);
    assertThat(host.ask(4, RECOVERY)).isEqualTo("FF FF 04 02 00 F9");
    assertThat(host.bus.register(4, Register.MIN_POSITION)).isZero();
    assertThat(host.bus.register(4, Register.RETURN_DELAY)).isEqualTo(250);
  }

  @Test
  void resetForgetsWholeTurns() {
    host.write(1, 40, 1, 0);
    host.write(1, 18, 1, 12 | 1 << 4);
    host.bus.hand(1, 10_000);
    host.pass(1000);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(10_000);
    host.ask(1, RESET);
    assertThat(host.bus.register(1, Register.PRESENT_POSITION)).isEqualTo(10_000 - 2 * 4096);
  }
}
