package dev.sinew.drivers.mqtt.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.RigSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttArmConfigTest {

  private final MqttArmProvider provider = new MqttArmProvider();

  @Test
  void anArmIsWhatItsSectionSays() {
    RigSpec rig = provider.describe(Arms.section(Arms.TWO_JOINTS, Arms.SENSORS));
    assertThat(provider.driver()).isEqualTo("mqtt");
    assertThat(rig.robot().name()).isEqualTo("test-arm");
    assertThat(rig.robot().servoPeriodNanos()).isEqualTo(10_000_000);
    assertThat(rig.robot().joints().get(1).maxJerk()).isEqualTo(9000);
    assertThat(rig.streams())
        .extracting(s -> s.name() + " " + s.width() + " " + s.unit())
        .containsExactly("force 3 " + Unit.NEWTON);
    assertThat(rig.simulated()).isTrue();
  }

  @Test
  void anArmIsOfMetalUnlessTheSectionSaysOtherwise() {
    String text = Arms.TWO_JOINTS.replace("simulated: true\n", "");
    assertThat(provider.describe(Arms.section(text)).simulated()).isFalse();
  }

  @Test
  void aCommandIsVoidAfterTwoPeriodsAndExpiresAtTheBrokerAfterWholeSeconds() {
    MqttArmConfig config = Arms.config(Arms.TWO_JOINTS);
    assertThat(config.commandValidMs()).isEqualTo(20);
    assertThat(config.commandExpirySeconds()).isEqualTo(1);
    String slow =
        Arms.TWO_JOINTS
            .replace("servo-period-ms: 10", "servo-period-ms: 800")
            .replace("max-silence-ms: 100", "max-silence-ms: 3000")
            .replace("watchdog-ms: 100", "watchdog-ms: 3000");
    assertThat(Arms.config(slow).commandExpirySeconds()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prefix: cell/arm | prefix: cell/+ | prefix: ",
        "prefix: cell/arm | prefx: cell/arm | prefx: unknown key; did you mean 'prefix'?",
        "grace-ms: 0 | grace-ms: 101 | grace-ms: has no effect above max-silence-ms, 100.0: no"
            + " state comes without the broker",
        "max-silence-ms: 100 | max-silence-ms: 10 | max-silence-ms: must be above the servo period,"
            + " 10.0",
        "watchdog-ms: 100 | watchdog-ms: 5 | emulation.watchdog-ms: must be above the servo period,"
            + " 10.0",
        "url: \"tcp | url: \"udp | broker.url: ",
        "start: 0.5 | start: 7 | joints.a.start: 7.0 is outside -2.0 to 2.0",
        "width: 3 | width: 0 | sensors.force.width: 0 is below 1",
        "force: | joint-position: | sensors.joint-position: is the stream of the joints themselves",
      })
  void aWrongSectionIsRefusedWithItsKey(String from, String to, String complaint) {
    String text = Arms.TWO_JOINTS + Arms.SENSORS;
    assertThat(text).contains(from);
    assertThatThrownBy(() -> provider.describe(Arms.section(text.replace(from, to))))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("arm.yaml: " + complaint)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
