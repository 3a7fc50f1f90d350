package dev.sinew.drivers.servo.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationRegistersTest {

  private final Clock clock =
      new Clock() {
        private long nanos = 1_000_000_000;

        @Override
        public long nanos() {
          return nanos;
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
          nanos = Math.max(nanos, deadlineNanos);
        }
      };

  private interface Use {
    void with(EmulatedBus servos, CalibrationRegisters registers) throws IOException;
  }

  private void on(BusFamily family, String model, Use use) throws IOException {
    try (EmulatedBus servos =
        EmulatedBus.inProcess(
            family, List.of(new EmulatedServo(1, model, 500)), 1_000_000, clock)) {
      clock.sleepUntil(clock.nanos() + 1_000_000_000);
      ServoBus bus = family.open(servos.host(), clock, 3);
      CalibrationRegisters registers = new CalibrationRegisters(bus, ServoTraits.of(family));
      registers.release(1);
      use.with(servos, registers);
    }
  }

  @Test
  void onlyWhatDiffersIsWrittenAndTheEepromIsClosedAgain() throws IOException {
    on(
        BusFamily.FEETECH_STS,
        "STS3215",
        (servos, registers) -> {
          JointCalibration wanted = new JointCalibration(1, 0, -1470, 758, 4095);
          assertThat(registers.differences(wanted))
              .extracting(Object::toString)
              .containsExactly("homing-offset is 0, not -1470", "min-position is 0, not 758");
          assertThat(registers.write(wanted)).isEqualTo(2);
          assertThat(registers.read(1)).isEqualTo(wanted);
          assertThat(servos.register(1, Register.LOCK)).isOne();
          assertThat(servos.register(1, Register.TORQUE_ENABLE)).isZero();
          assertThat(registers.write(wanted)).isZero();
        });
  }

  /// The direction of a Feetech joint is the file's business, a Dynamixel's the servo's.
  @Test
  void aDynamixelIsReversedByItsOwnRegisterWithoutTouchingTheOtherBits() throws IOException {
    on(
        BusFamily.DYNAMIXEL_2,
        "XL330-M288",
        (servos, registers) -> {
          int other = servos.register(1, Register.DRIVE_MODE) & ~1;
          JointCalibration wanted = new JointCalibration(1, 1, 300, 0, 4095);
          assertThat(registers.write(wanted)).isEqualTo(2);
          assertThat(servos.register(1, Register.DRIVE_MODE)).isEqualTo(other | 1);
          assertThat(registers.read(1)).isEqualTo(wanted);
        });
    on(
        BusFamily.FEETECH_STS,
        "STS3215",
        (servos, registers) -> {
          int phase = servos.register(1, Register.DRIVE_MODE);
          registers.write(new JointCalibration(1, 1, 0, 0, 4095));
          assertThat(servos.register(1, Register.DRIVE_MODE)).isEqualTo(phase);
        });
  }

  /// e-Manual of the X series, "Homing Offset": in position mode above a quarter of a turn.
  @Test
  void anOffsetThatADynamixelIgnoresIsNotTakenForItsOwn() throws IOException {
    on(
        BusFamily.DYNAMIXEL_2,
        "XL330-M288",
        (_, registers) -> {
          registers.write(new JointCalibration(1, 0, 1100, 0, 4095));
          assertThat(registers.ignores(1, 1100)).isTrue();
          assertThat(registers.ignores(1, 1024)).isFalse();
          assertThat(registers.read(1).homingOffset()).isZero();
        });
  }
}
