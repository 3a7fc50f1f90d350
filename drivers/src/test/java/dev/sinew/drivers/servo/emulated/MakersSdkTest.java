package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.MonotonicClock;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The makers' own Python SDKs drive the emulated servos over a pseudo-terminal.
class MakersSdkTest {

  private static final int BAUD = 1_000_000;

  @TempDir private Path folder;

  @Test
  void feetechsOwnSdkFindsNothingAmissWithTheEmulatedServos() throws Exception {
    List<EmulatedServo> servos =
        IntStream.rangeClosed(1, 6).mapToObj(id -> new EmulatedServo(id, "STS3215", 2000)).toList();
    try (EmulatedBus bus = onTerminal(BusFamily.FEETECH_STS, servos)) {
      ServoPython.run("feetech_peer.py", folder, bus.path());
      assertThat(bus.register(1, Register.HOMING_OFFSET)).isEqualTo(-300);
      assertThat(bus.register(2, Register.MIN_POSITION)).isEqualTo(1000);
      assertThat(bus.register(2, Register.MAX_POSITION)).isEqualTo(3000);
      assertThat(bus.register(4, Register.GOAL_VELOCITY)).isEqualTo(-300);
      assertThat(bus.register(15, Register.ID)).isEqualTo(15);
      assertThat(bus.register(3, Register.GOAL_POSITION)).isEqualTo(1800);
      assertThat(bus.register(3, Register.PRESENT_POSITION)).isBetween(1797, 1803);
      assertThat(bus.register(3, Register.FIRMWARE)).isEqualTo(310);
    }
  }

  @Test
  void robotisOwnSdkFindsNothingAmissWithTheEmulatedServos() throws Exception {
    List<EmulatedServo> servos =
        List.of(
            new EmulatedServo(1, "XL330-M288", 2000),
            new EmulatedServo(2, "XL330-M288", 2000),
            new EmulatedServo(3, "XL330-M288", 2000),
            new EmulatedServo(4, "XL430-W250", 2000));
    try (EmulatedBus bus = onTerminal(BusFamily.DYNAMIXEL_2, servos)) {
      ServoPython.run("dynamixel_peer.py", folder, bus.path());
      assertThat(bus.register(1, Register.HOMING_OFFSET)).isEqualTo(-500);
      assertThat(bus.register(1, Register.OPERATING_MODE)).isEqualTo(4);
      assertThat(bus.register(1, Register.PROFILE_VELOCITY)).isEqualTo(511);
      assertThat(bus.register(2, Register.STATUS_LEVEL)).isEqualTo(1);
      assertThat(bus.register(3, Register.RETURN_DELAY)).isEqualTo(250);
    }
  }

  private static EmulatedBus onTerminal(BusFamily family, List<EmulatedServo> servos)
      throws Exception {
    return EmulatedBus.onPseudoTerminal(family, servos, BAUD, new MonotonicClock());
  }
}
