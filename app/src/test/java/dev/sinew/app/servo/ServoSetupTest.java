package dev.sinew.app.servo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// On pseudo-terminals, where emulated servos understand only the speed they are set to.
@EnabledOnOs(OS.LINUX)
class ServoSetupTest {

  private final MonotonicClock clock = new MonotonicClock();

  private static ServoSection section(boolean dynamixel, String port, int baud) {
    String text =
        """
        bus: {family: %s, port: %s, baud: %d}
        calibration: arm.json
        joints:
          pan: {id: 1, model: %s}
          gripper: {id: 6, model: %s}
        """
            .formatted(
                dynamixel ? "dynamixel" : "feetech-sts",
                port,
                baud,
                dynamixel ? "XL330-M288" : "STS3215",
                dynamixel ? "XL330-M288" : "STS3215");
    return ServoSection.read(ConfigSection.parse(Path.of("arm.yaml"), text), false);
  }

  private EmulatedBus plugged(boolean dynamixel, int baud, EmulatedServo... servos)
      throws IOException {
    return EmulatedBus.onPseudoTerminal(
        section(dynamixel, "none", 1_000_000).bus().family(), List.of(servos), baud, clock);
  }

  private String set(boolean dynamixel, EmulatedBus bus, String joint) throws IOException {
    ServoSection section = section(dynamixel, bus.path(), 1_000_000);
    ServoJoint which =
        section.joints().stream().filter(j -> j.name().equals(joint)).findFirst().orElseThrow();
    return new ServoSetup(section, new SerialServoPort(section.bus(), clock)).set(which);
  }

  @Test
  void aFeetechServoIsFoundAtAnySpeedAndGivenItsIdAndTheBusesSpeed() throws IOException {
    try (EmulatedBus bus = plugged(false, 115_200, new EmulatedServo(1, "STS3215", 2000))) {
      assertThat(set(false, bus, "gripper"))
          .isEqualTo("gripper: id 6, 1000000 baud; was id 1, 115200 baud");
      assertThat(bus.register(6, Register.BAUD_INDEX)).isZero();
      assertThat(bus.register(6, Register.LOCK)).isOne();
      assertThat(set(false, bus, "gripper")).isEqualTo("gripper: id 6, 1000000 baud, as it was");
    }
  }

  @Test
  void aDynamixelFromTheFactoryIsSet() throws IOException {
    try (EmulatedBus bus = plugged(true, 57_600, new EmulatedServo(1, "XL330-M288", 2000))) {
      assertThat(set(true, bus, "gripper"))
          .isEqualTo("gripper: id 6, 1000000 baud; was id 1, 57600 baud");
      assertThat(bus.register(6, Register.BAUD_INDEX)).isEqualTo(3);
    }
  }

  @Test
  void moreThanOneServoIsRefusedAndSoIsAnotherType() throws IOException {
    try (EmulatedBus bus =
        plugged(
            false,
            1_000_000,
            new EmulatedServo(1, "STS3215", 2000),
            new EmulatedServo(2, "STS3215", 2000))) {
      assertThatThrownBy(() -> set(false, bus, "pan"))
          .hasMessage("servos 1, 2 answer: plug in only the one");
    }
    try (EmulatedBus bus = plugged(false, 1_000_000, new EmulatedServo(1, "STS3250", 2000))) {
      assertThatThrownBy(() -> set(false, bus, "pan"))
          .hasMessage("this servo is STS3250, and pan is to be STS3215");
      assertThat(bus.register(1, Register.ID)).isOne();
    }
  }

  @Test
  void aSpeedThatNoServoHasIsRefused() {
    ServoSection section = section(false, "/dev/none", 57_600);
    assertThatThrownBy(() -> new ServoSetup(section, new SerialServoPort(section.bus(), clock)))
        .hasMessage(
            "bus.baud: no servo of this family can be set to 57600; to 1000000, 500000, 250000,"
                + " 128000, 115200 it can");
  }
}
