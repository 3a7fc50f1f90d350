package dev.sinew.drivers.sim.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.Unit;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.PacingRobot;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.SimulatedRobot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimArmProviderTest {

  private final SimArmProvider provider = new SimArmProvider();

  @Test
  void anArmIsWhatItsSectionSays() {
    assertThat(provider.driver()).isEqualTo("sim-arm");
    RigSpec rig = provider.describe(Arms.section(Arms.TWO_JOINTS, Arms.SENSORS));
    assertThat(rig.robot().name()).isEqualTo("test-arm");
    assertThat(rig.robot().servoPeriodNanos()).isEqualTo(1_000_000);
    assertThat(rig.robot().joints().get(1).name()).isEqualTo("b");
    assertThat(rig.robot().joints().get(1).maxJerk()).isEqualTo(9000);
    assertThat(rig.simulated()).isTrue();
    assertThat(rig.streams())
        .extracting(s -> s.name() + " " + s.width() + " " + s.unit())
        .containsExactly(
            "force 3 " + Unit.NEWTON,
            "temperature 2 " + Unit.CELSIUS,
            "gripper-load 1 " + Unit.ONE);
    assertThat(provider.describe(Arms.section(Arms.TWO_JOINTS)).streams()).isEmpty();
  }

  @Test
  void theClockSaysWhoPaces() {
    VirtualClock clock = new VirtualClock();
    try (Robot host = open(clock);
        Robot device = open(clock, "clock: device\n")) {
      assertThat(host).isInstanceOf(SimulatedRobot.class).isNotInstanceOf(PacingRobot.class);
      assertThat(device).isInstanceOf(SimulatedRobot.class).isInstanceOf(PacingRobot.class);
      assertThat(device).isInstanceOf(ArmLedger.Keeper.class);
    }
  }

  private Robot open(VirtualClock clock, String... more) {
    String text = Arms.TWO_JOINTS + String.join("", more);
    return provider.open(Arms.section(text), clock, Arms.exchange(Arms.config(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "watchdog-ms: 50 | watchdg-ms: 50 | watchdg-ms: unknown key; did you mean 'watchdog-ms'?",
        "watchdog-ms: 50 | watchdog-ms: 1 | watchdog-ms: 1.0 is not above the servo period, 1.0",
        "min: -2         | min: 2         | joints.a.min: 2.0 is not below max 2.0",
        "start: 0.5      | start: 2.5     | joints.a.start: 2.5 is outside -2.0 to 2.0",
        "max-jerk: 9000, | ''             | joints.b.max-jerk: is missing",
        "unit: rad       | unit: px       | 'joints.a.unit: \"px\" is not one of [\"rad\",\"m\"]'",
        "joint: a        | joint: c       | wall.joint: no joint 'c'; did you mean 'a'?",
        "'gripper-load, force' | gripper-load | wall: nothing measures it; add 'force' to sensors",
        "temperature     | torque         | 'sensors[2]: \"torque\" is not one of"
            + " [\"force\",\"temperature\",\"gripper-load\"]'",
        "watchdog-ms: 50 | drift-ppm: 5   | drift-ppm: the host's clock cannot drift; add 'clock:"
            + " device'",
        "watchdog-ms: 50 | 'device: \"127.0.0.1:66000\"\n"
            + "token: \"0011223344556677\"' | device: port 66000 is above 65535",
        "servo-period-ms: 1 | servo-period-ms: 0.5 | servo-period-ms: 0.5 is below 1"
      })
  void aWrongSectionIsRefusedWithItsKey(String from, String to, String complaint) {
    String text = Arms.TWO_JOINTS + Arms.SENSORS;
    assertThat(text).contains(from);
    var section = Arms.section(text.replaceFirst(java.util.regex.Pattern.quote(from), to));
    assertThatThrownBy(() -> provider.describe(section))
        .isInstanceOf(ConfigException.class)
        .hasMessage(section.file() + ": " + complaint);
  }

  @Test
  void aDeviceNeedsItsToken() {
    var section = Arms.section(Arms.TWO_JOINTS, "device: \"127.0.0.1:47000\"\n");
    assertThatThrownBy(() -> provider.describe(section))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("token")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  /// Port 9 (discard) of this machine: nothing listens there; the virtual clock spares the wait.
  @Test
  void aDeviceThatDoesNotAnswerIsSaidBeforeAnythingRuns() {
    String text = Arms.TWO_JOINTS + Arms.DEVICE.replace(":0", ":9");
    var section = Arms.section(text);
    assertThatThrownBy(
            () -> provider.open(section, new VirtualClock(), Arms.exchange(Arms.config(text))))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            section.file()
                + ": device: 127.0.0.1:9 does not answer; is the device running, and with this"
                + " token?");
  }
}
