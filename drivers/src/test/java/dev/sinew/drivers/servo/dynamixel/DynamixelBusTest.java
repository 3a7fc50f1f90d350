package dev.sinew.drivers.servo.dynamixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.servo.BusContract;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoFault;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.fake.FakeDynamixel;
import dev.sinew.drivers.servo.fake.FakeServos;
import dev.sinew.drivers.servo.family.BusFamily;
import org.junit.jupiter.api.Test;

class DynamixelBusTest extends BusContract {

  DynamixelBusTest() {
    super(BusFamily.DYNAMIXEL_2);
  }

  @Override
  protected FakeServos servos() {
    return new FakeDynamixel();
  }

  private FakeDynamixel dynamixels() {
    return (FakeDynamixel) servos;
  }

  @Test
  void servosAnswerTogetherInOnePacket() throws BusException {
    ServoSamples samples = new ServoSamples(1, 2, 3);
    servos.put(1, Register.PRESENT_POSITION, -1_000_000);
    servos.put(2, Register.PRESENT_LOAD, -885);
    bus.readPresent(samples);
    assertThat(line.sent).hasSize(1);
    assertThat(samples.position(0)).isEqualTo(-1_000_000);
    assertThat(samples.load(1)).isEqualTo(-1000);
  }

  /// 0x00FDFFFF is FF FF FD 00 on the wire: stuffed in turn, as it is together.
  @Test
  void aPositionThatLooksLikeAHeaderIsRead() throws BusException {
    ServoSamples samples = new ServoSamples(1, 2, 3);
    for (int id = 1; id <= 3; id++) servos.put(id, Register.PRESENT_POSITION, 0x00FDFFFF);
    for (int i = 0; i < 5; i++) {
      dynamixels().fast = i == 0;
      assertThat(bus.readPresent(samples)).isEqualTo(3);
      for (int s = 0; s < 3; s++) assertThat(samples.position(s)).isEqualTo(0x00FDFFFF);
    }
    assertThat(bus.read(1, Register.PRESENT_POSITION)).isEqualTo(0x00FDFFFF);
    bus.write(1, Register.GOAL_POSITION, 0x00FDFFFF);
    bus.writeGoals(new int[] {2, 3}, new int[] {0x00FDFFFF, 0x00FDFFFF});
    for (int id = 1; id <= 3; id++)
      assertThat(servos.get(id, Register.GOAL_POSITION)).isEqualTo(0x00FDFFFF);
  }

  @Test
  void servosThatLackTheFastReadAreAskedInTurnFromThenOn() throws BusException {
    dynamixels().fast = false;
    ServoSamples samples = new ServoSamples(1, 2, 3);
    for (int i = 0; i < 10; i++) assertThat(bus.readPresent(samples)).isEqualTo(3);
    assertThat(dynamixels().fastAsked).isEqualTo(3);
    line.sent.clear();
    bus.readPresent(samples);
    assertThat(line.sent).hasSize(1);
  }

  @Test
  void aFailureNowAndThenKeepsTheFastRead() throws BusException {
    ServoSamples samples = new ServoSamples(1, 2, 3);
    for (int i = 0; i < 20; i++) {
      dynamixels().fast = i % 3 == 0;
      assertThat(bus.readPresent(samples)).isEqualTo(3);
    }
    assertThat(dynamixels().fastAsked).isEqualTo(20);
  }

  @Test
  void anAlertIsAskedWhatItIs() throws BusException {
    ServoSamples samples = new ServoSamples(1, 2);
    dynamixels().error = 0x80;
    servos.put(1, Register.STATUS, 1 << 5 | 1 << 4);
    bus.readPresent(samples);
    assertThat(samples.faults(0)).isEqualTo(ServoFault.OVERLOAD.bit() | ServoFault.SHOCK.bit());
    assertThat(samples.faults(1)).isZero();
    dynamixels().error = 0;
    bus.readPresent(samples);
    assertThat(samples.faults(0)).isZero();
  }

  @Test
  void aRefusalSaysWhatAndWhy() {
    dynamixels().refusal = 7;
    assertThatThrownBy(() -> bus.write(1, Register.OPERATING_MODE, 4))
        .isInstanceOf(BusException.class)
        .hasMessage(
            "id 1 on /dev/ttyFAKE refuses OPERATING_MODE = 4: not now: such a register may be read"
                + " only, or torque must be off first");
    assertThat(bus.counters().retries()).isZero();
  }

  @Test
  void aRequestThatCameDamagedIsSentAgain() {
    dynamixels().refusal = 3;
    assertThatThrownBy(() -> bus.write(1, Register.OPERATING_MODE, 4))
        .isInstanceOf(BusException.class);
    assertThat(bus.counters().retries()).isEqualTo(RETRIES);
  }

  @Test
  void anAlertIsNoRefusal() throws BusException {
    dynamixels().error = 0x80;
    assertThat(bus.read(1, Register.ID)).isOne();
  }
}
