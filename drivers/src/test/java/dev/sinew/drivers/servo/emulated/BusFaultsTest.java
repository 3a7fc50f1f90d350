package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.family.BusFamily;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BusFaultsTest {

  private static final int PING = 1;
  private static final int READ = 2;
  private static final int SYNC_READ = 0x82;
  private static final String PONG = "FF FF 02 02 00 FB";

  private Host host;

  @BeforeEach
  void openBus() {
    host = Host.sts(Host.sts3215(1), Host.sts3215(2), Host.sts3215(3));
  }

  @Test
  void aDroppedAnswerNeverComesAndTheNextOneDoes() {
    host.bus.inject(BusFault.SILENCE, 2, 2);
    assertThat(host.ask(2, PING)).isEmpty();
    assertThat(host.ask(2, PING)).isEmpty();
    assertThat(host.ask(2, PING)).isEqualTo(PONG);
  }

  @Test
  void aFlippedBitMakesTheChecksumWrong() {
    host.bus.inject(BusFault.FLIPPED_BIT, 2, 1);
    assertThat(host.ask(2, PING)).startsWith("FF FF 02 02 00").isNotEqualTo(PONG).hasSize(17);
    assertThat(host.ask(2, PING)).isEqualTo(PONG);
  }

  @Test
  void aCutAnswerEndsInTheMiddle() {
    host.bus.inject(BusFault.CUT_SHORT, 2, 1);
    assertThat(host.ask(2, PING)).isEqualTo("FF FF 02");
  }

  @Test
  void anAnswerUnderAWrongIdIsOtherwiseSound() {
    host.bus.inject(BusFault.WRONG_ID, 2, 1);
    assertThat(host.ask(2, PING)).isEqualTo("FF FF 01 02 00 FC");
  }

  @Test
  void noiseComesBeforeTheAnswer() {
    host.bus.inject(BusFault.NOISE, 2, 1);
    assertThat(host.ask(2, PING)).endsWith(PONG).hasSizeGreaterThan(PONG.length());
  }

  @Test
  void aLateAnswerComesTwentyMillisecondsLate() throws Exception {
    host.bus.inject(BusFault.LATE, 2, 1);
    host.tell(2, PING);
    byte[] answer = new byte[6];
    assertThat(host.line.read(answer, 0, 6, host.clock.nanos() + 20_000_000)).isZero();
    assertThat(host.line.read(answer, 0, 6, host.clock.nanos() + 10_000_000)).isEqualTo(6);
  }

  @Test
  void inASyncReadAFaultHitsTheServoItIsMeantFor() {
    host.bus.inject(BusFault.WRONG_ID, 3, 1);
    assertThat(host.ask(Host.EVERYBODY, SYNC_READ, 5, 1, 2, 3))
        .isEqualTo("FF FF 02 03 00 02 F8 FF FF 02 03 00 03 F7");
  }

  @Test
  void twoServosWithOneIdSpeakAtOnceAndNobodyUnderstandsThem() {
    host.bus.join(new EmulatedServo(2, "STS3215", 1000));
    assertThat(host.ask(2, READ, 56, 2)).isNotEmpty().doesNotContain("FF FF 02 04 00");
    assertThat(host.ask(1, PING)).isEqualTo("FF FF 01 02 00 FC");
  }

  @Test
  void aDeadServoIsSilentForeverAndItsMotorStops() {
    host.write(2, 42, 2, 3000);
    host.pass(100);
    host.bus.kill(2);
    assertThat(host.ask(2, PING)).isEmpty();
    int where = host.bus.register(2, Register.PRESENT_POSITION);
    host.pass(1000);
    assertThat(host.bus.register(2, Register.PRESENT_POSITION)).isEqualTo(where).isLessThan(3000);
  }

  @Test
  void aHotFeetechServoUnloadsUntilItIsCool() {
    host.write(2, 42, 2, 2500);
    host.pass(1000);
    host.bus.heat(2, 75);
    host.pass(10);
    assertThat(host.bus.register(2, Register.STATUS)).isEqualTo(1 << 2);
    assertThat(host.bus.register(2, Register.PRESENT_TEMPERATURE)).isEqualTo(75);
    assertThat(host.bus.hand(2, 1000)).as("limp").isTrue();
    host.bus.heat(2, 30);
    host.pass(10);
    assertThat(host.bus.register(2, Register.STATUS)).isZero();
    assertThat(host.bus.hand(2, 1000)).as("limp").isFalse();
  }

  @Test
  void aBrownOutSilencesAllForAMomentAndForgetsWhatWasInMemory() {
    host.write(2, 48, 2, 500);
    host.bus.brownOut();
    assertThat(host.bus.register(2, Register.TORQUE_LIMIT)).isEqualTo(1000);
    host.tell(2, PING);
    host.pass(310);
    assertThat(host.ask(2, PING)).isEqualTo(PONG);
  }

  @Test
  void anUnpluggedLineSaysSoToReadersAndWriters() {
    host.bus.unplug();
    assertThatThrownBy(() -> host.line.write(new byte[1], 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessage("emulated bus is gone: unplugged?");
    assertThatThrownBy(() -> host.line.read(new byte[1], 0, 1, 0)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> host.line.discardInput()).isInstanceOf(IOException.class);
  }

  @Test
  void faultsHitDynamixelsInAFastReadToo() {
    Host x = Host.x(Host.xl330(1), Host.xl330(2));
    byte[] sound = x.hear(Host.EVERYBODY, 0x8A, 7, 0, 1, 0, 1, 2);
    x.bus.inject(BusFault.FLIPPED_BIT, 2, 1);
    assertThat(x.hear(Host.EVERYBODY, 0x8A, 7, 0, 1, 0, 1, 2)).hasSize(18).isNotEqualTo(sound);
    x.bus.inject(BusFault.SILENCE, 2, 1);
    assertThat(x.hear(Host.EVERYBODY, 0x8A, 7, 0, 1, 0, 1, 2)).hasSize(13);
    x.bus.inject(BusFault.WRONG_ID, 2, 1);
    assertThat(x.hear(Host.EVERYBODY, 0x8A, 7, 0, 1, 0, 1, 2)[14]).isEqualTo((byte) 1);
  }

  @Test
  void aBusThatCannotBeIsRefusedInOneLine() {
    assertThatThrownBy(() -> new EmulatedServo(1, "MG996R", 0))
        .hasMessageStartingWith("cannot emulate a servo 'MG996R'; those there are: STS3215, ");
    assertThatThrownBy(() -> new EmulatedServo(254, "STS3215", 0))
        .hasMessage("servo id 254; 0 to 253 are possible");
    assertThatThrownBy(() -> new EmulatedServo(1, "STS3215", 4096))
        .hasMessage("STS3215 at 4096 counts; 0 to 4095");
    assertThatThrownBy(() -> Host.sts(Host.xl330(1)))
        .hasMessage("servo 1: a XL330-M288 is of another family");
    assertThatThrownBy(() -> Host.sts(Host.sts3215(1), Host.sts3215(1)))
        .hasMessage("two servos with one id");
    assertThatThrownBy(
            () ->
                EmulatedBus.inProcess(
                    BusFamily.DYNAMIXEL_2, List.of(Host.xl330(1)), 500_000, host.clock))
        .hasMessage("dynamixel has no 500000 baud");
    assertThatThrownBy(() -> host.bus.register(9, Register.ID)).hasMessage("there is no servo 9");
  }
}
