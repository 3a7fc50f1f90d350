package dev.sinew.teleop.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On an emulated bus of Dynamixel XL330, byte for byte.
class LeaderFitTest {

  private static final String GELLO =
      """
      bus: {family: dynamixel, port: /dev/gello, baud: 57600}
      calibration: gello.json
      alignment: gello.alignment.json
      known-pose: {lift: -1.5708, elbow: 1.5708}
      joints:
        lift: {id: 1, model: XL330-M288, of: shoulder}
        elbow: {id: 2, model: XL330-M288, of: elbow, sign: -1}
        trigger: {id: 3, model: XL330-M288, of: finger, span: [0.8, 0]}
      """;

  private static final RobotSpec ARM =
      new RobotSpec(
          "arm",
          List.of(
              new JointSpec("shoulder", Unit.RADIAN, -6.28, 6.28, 3, 10, 100),
              new JointSpec("elbow", Unit.RADIAN, -3.14, 3.14, 3, 10, 100),
              new JointSpec("finger", Unit.RADIAN, 0, 0.8, 3, 10, 100)),
          8_000_000);

  private final VirtualClock clock = new VirtualClock();

  @TempDir private Path folder;

  private ConfigSection section(String... changes) {
    String text = GELLO;
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(text).contains(changes[i]);
      text = text.replace(changes[i], changes[i + 1]);
    }
    return ConfigSection.parse(folder.resolve("gello.yaml"), text);
  }

  private ServoBus bus(int... encoders) {
    List<EmulatedServo> servos = new ArrayList<>();
    for (int i = 0; i < encoders.length; i++)
      servos.add(new EmulatedServo(i + 1, "XL330-M288", encoders[i]));
    EmulatedBus bus = EmulatedBus.inProcess(BusFamily.DYNAMIXEL_2, servos, 57600, clock);
    return BusFamily.DYNAMIXEL_2.open(bus.host(), clock, 3);
  }

  private LeaderFit.Outcome fit(ConfigSection section, boolean free, int... encoders)
      throws BusException {
    try (ServoBus bus = bus(encoders)) {
      return LeaderFit.of(section, ARM).fit(bus, free);
    }
  }

  private LeaderConfig written(LeaderFit.Outcome outcome) throws IOException {
    outcome.calibration().write(folder.resolve("gello.json"));
    outcome.alignment().write(folder.resolve("gello.alignment.json"));
    return LeaderConfig.read(section(), ARM);
  }

  /// In the known pose the leader then says that pose; 100 counts on, the arm's joint is 0.1534 rad
  /// on, against the servo where the sign says so; the trigger let go is the gripper open.
  @Test
  void whatWasFittedIsWhatTheLeaderSays() throws IOException {
    int[] encoders = {1040, 3100, 1900};
    LeaderConfig leader = written(fit(section(), true, encoders));

    assertThat(leader.joints().get(0).follower(1040)).isEqualTo(-1.5708, within(1e-6));
    assertThat(leader.joints().get(1).follower(3100)).isEqualTo(1.5708, within(1e-6));
    double step = 100 * 2 * Math.PI / 4095;
    assertThat(leader.joints().get(0).follower(1140)).isEqualTo(-1.5708 + step, within(1e-6));
    assertThat(leader.joints().get(1).follower(3200)).isEqualTo(1.5708 - step, within(1e-6));
    assertThat(leader.joints().get(2).follower(1900)).isEqualTo(0, within(1e-9));
    assertThat(leader.joints().get(2).follower(1900 - 478)).isEqualTo(0.8, within(1e-9));
  }

  @Test
  void quarterTurnsCountMoreThanAPoseMadeByHand() throws IOException {
    LeaderFit.Outcome outcome = fit(section(), false, 1040, 3100, 1900);

    assertThat(outcome.alignment().joints().get("lift").offset()).isEqualTo(0);
    assertThat(outcome.alignment().joints().get("elbow").offset()).isEqualTo(Math.PI);
    assertThat(outcome.lines().get(0)).contains("+0 quarter turns, -0.025 rad off");
    assertThat(outcome.lines().get(1)).contains("+2 quarter turns");
    assertThat(outcome.lines().get(2)).contains("trigger 1422 to 1900");
  }

  @Test
  void anEmulatedLeaderIsFittedFromHowItIsMounted() throws IOException {
    LeaderFit leader = LeaderFit.of(section(), ARM);
    try (ServoBus bus = bus(leader.mounted())) {
      LeaderFit.Outcome outcome = leader.fit(bus, false);
      assertThat(outcome.alignment().joints().get("lift").offset()).isEqualTo(0, within(1e-9));
      assertThat(outcome.alignment().joints().get("elbow").offset())
          .isEqualTo(Math.PI / 2, within(1e-9));
      assertThat(outcome.lines().get(0)).contains("-0.034 rad off");
    }
  }

  @Test
  void nothingIsWrittenIntoTheServos() throws IOException {
    try (ServoBus bus = bus(1040, 3100, 1900)) {
      bus.write(1, Register.HOMING_OFFSET, 7);
      LeaderFit.Outcome outcome = LeaderFit.of(section(), ARM).fit(bus, true);
      assertThat(bus.read(1, Register.HOMING_OFFSET)).isEqualTo(7);
      assertThat(outcome.calibration().joints().get("lift").homingOffset()).isEqualTo(7);
    }
  }

  @Test
  void aPoseThatIsNotTheKnownOneIsRefusedByJoint() {
    assertThatThrownBy(() -> fit(section(), false, 1540, 3100, 1900))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(folder.resolve("gello.yaml") + ": known-pose.lift: the joint is 0.")
        .hasMessageContaining("rad from a quarter turn: hold the leader in the known pose");
    assertThatThrownBy(() -> fit(section(), false, 1040, 3100, 300))
        .hasMessageContaining("joints.trigger: reads 300 when open and would pass the end");
    assertThatThrownBy(() -> LeaderFit.of(section("lift: -1.5708, ", ""), ARM))
        .hasMessageContaining("known-pose.lift: is missing");
  }

  @Test
  void offsetsFittedForAnotherSignAreNotUsed() throws IOException {
    written(fit(section(), false, 1040, 3100, 1900));
    assertThatThrownBy(() -> LeaderConfig.read(section(", sign: -1", ""), ARM))
        .hasMessageEndingWith(
            "joints.elbow.sign: the joint was fitted with sign -1 and scale 1.0; run 'sinew"
                + " calibrate gello' anew");
    assertThatThrownBy(() -> LeaderConfig.read(section(", sign: -1", ", sign: -1, offset: 1"), ARM))
        .hasMessageContaining("offset: stands in the alignment file too");
    Files.delete(folder.resolve("gello.alignment.json"));
    assertThatThrownBy(() -> LeaderConfig.read(section(), ARM))
        .hasMessageContaining("no such file; 'sinew calibrate gello' makes it");
  }

  @Test
  void episodesTellWhichOffsetsWereUsed() throws IOException {
    LeaderConfig one = written(fit(section(), false, 1040, 3100, 1900));
    LeaderConfig other = written(fit(section(), false, 1040, 3100 - 1024, 1900));
    assertThat(one.facts()).containsKeys("calibration", "calibration-file", "alignment");
    assertThat(one.facts().get("alignment")).isNotEqualTo(other.facts().get("alignment"));
  }
}
