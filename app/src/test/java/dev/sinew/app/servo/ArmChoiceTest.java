package dev.sinew.app.servo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArmChoiceTest {

  private static final String ARM =
      "{bus: {family: feetech-sts, port: %s}, calibration: c.json, joints: {pan: {id: %d, model:"
          + " STS3215}}}";

  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void place() {
    config = folder.resolve("two.yaml");
  }

  private ArmChoice of(boolean leader, String arm, String text) throws IOException {
    Files.writeString(config, text);
    return new ArmChoice(config, leader, arm, false);
  }

  @Test
  void theRobotTheLeaderAndOneOfSeveralArmsCanBeMeant() throws IOException {
    String one = "robot: " + ARM.formatted("a", 1);
    assertThat(of(false, null, one).read().ids()).containsExactly(1);
    String leader = one + "\nteleop: {device: " + ARM.formatted("b", 2) + "}";
    assertThat(of(true, null, leader).read().ids()).containsExactly(2);
    String both =
        "robot: {arms: {left: "
            + ARM.formatted("a", 3)
            + ", right: "
            + ARM.formatted("b", 4)
            + "}}";
    assertThat(of(false, "right", both).read().ids()).containsExactly(4);
    assertThatThrownBy(() -> of(false, null, both).read())
        .hasMessage(config + ": robot.arms: choose with --arm: left, right");
  }

  @Test
  void anArmIsEmulatedWhenTheFileOrTheCommandSaysSo() throws IOException {
    String robot = "robot: " + ARM.formatted("a", 1);
    assertThat(of(false, null, robot).read().emulate()).isFalse();
    assertThat(of(false, null, robot.replace("{bus", "{emulate: true, bus")).read().emulate())
        .isTrue();
    assertThat(new ArmChoice(config, false, null, true).read().emulate()).isTrue();
  }

  @Test
  void whatIsNoArmOfServosIsSaid() throws IOException {
    assertThatThrownBy(() -> of(false, null, "robot: {driver: sim-arm}").read())
        .hasMessage(config + ": robot.bus: is missing: this is no arm of servos");
    assertThatThrownBy(() -> of(true, null, "robot: {}").read())
        .hasMessage(config + ": teleop: is missing; without --leader it is the robot");
  }
}
