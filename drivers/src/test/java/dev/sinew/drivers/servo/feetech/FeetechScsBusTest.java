package dev.sinew.drivers.servo.feetech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.servo.BusContract;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.fake.FakeFeetech;
import dev.sinew.drivers.servo.fake.FakeServos;
import dev.sinew.drivers.servo.family.BusFamily;
import org.junit.jupiter.api.Test;

class FeetechScsBusTest extends BusContract {

  FeetechScsBusTest() {
    super(BusFamily.FEETECH_SCS);
  }

  @Override
  protected FakeServos servos() {
    return new FakeFeetech(FeetechRegisters.SCS, true);
  }

  @Test
  void servosAreReadOneByOne() throws BusException {
    bus.readPresent(new ServoSamples(1, 2, 3));
    assertThat(line.sent).hasSize(3);
    assertThat(bus.counters().retries()).isZero();
  }

  @Test
  void wordsAreBigEndianAndTheFirmwareIsNot() throws BusException {
    bus.write(1, Register.GOAL_POSITION, 0x0102);
    assertThat(line.sent.getFirst()).contains(new byte[] {42, 1, 2});
    servos.put(1, Register.FIRMWARE, 307);
    assertThat(bus.identify(1).firmware()).isEqualTo(307);
  }
}
