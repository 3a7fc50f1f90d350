package dev.sinew.drivers.servo.feetech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.servo.BusContract;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoFault;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.fake.FakeFeetech;
import dev.sinew.drivers.servo.fake.FakeServos;
import dev.sinew.drivers.servo.family.BusFamily;
import org.junit.jupiter.api.Test;

class FeetechStsBusTest extends BusContract {

  FeetechStsBusTest() {
    super(BusFamily.FEETECH_STS);
  }

  @Override
  protected FakeServos servos() {
    return new FakeFeetech(FeetechRegisters.STS, false);
  }

  @Test
  void sixteenNumbersOfEachServoComeInOneTransaction() throws BusException {
    ServoSamples samples = new ServoSamples(1, 2, 3);
    servos.put(1, Register.PRESENT_CURRENT, -17);
    bus.readPresent(samples);
    assertThat(line.sent).hasSize(1);
    assertThat(line.sent.getFirst()).hasSize(11).contains(0x82, 56, 15);
    assertThat(samples.current(0)).isEqualTo(-17);
    assertThat(bus.counters().transactions()).isOne();
  }

  @Test
  void faultsComeFromTheStatusRegisterAndFromTheAnswer() throws BusException {
    ServoSamples samples = new ServoSamples(1, 2);
    servos.put(1, Register.STATUS, 1 << 5 | 1 << 2);
    ((FakeFeetech) servos).error = 1;
    bus.readPresent(samples);
    int overheatedAndOverloaded = ServoFault.OVERLOAD.bit() | ServoFault.OVERHEAT.bit();
    assertThat(samples.faults(0)).isEqualTo(overheatedAndOverloaded | ServoFault.VOLTAGE.bit());
    assertThat(samples.faults(1)).isEqualTo(ServoFault.VOLTAGE.bit());
  }

  /// Its answer to a ping is the request, byte by byte.
  @Test
  void aServoWithASupplyFaultIsThereWhetherTheAdapterEchoesOrNot() throws BusException {
    ((FakeFeetech) servos).error = 1;
    assertThat(bus.ping(2)).isTrue();
    line.echo = true;
    assertThat(bus.ping(2)).isTrue();
    assertThat(bus.ping(4)).isFalse();
  }

  @Test
  void aServoThatAnswersReadsOnlyTakesWrites() throws BusException {
    ((FakeFeetech) servos).statusLevel = 0;
    bus.write(2, Register.GOAL_POSITION, -5);
    assertThat(servos.get(2, Register.GOAL_POSITION)).isEqualTo(-5);
  }

  @Test
  void aTypeIsKnownByItsNumber() {
    assertThat(bus.model(777).name()).isEqualTo("STS3215");
    assertThat(bus.model(1)).isNull();
    assertThat(bus.family()).isEqualTo("Feetech STS");
  }
}
