package dev.sinew.teleop.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoFault;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.teleop.twist.PerfectArm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaderArmTest {

  private static final double COUNT = 2 * Math.PI / 4095;
  private static final String[] NAMES = {"pan", "lift", "elbow", "flex", "roll", "gripper"};

  @TempDir Path folder;

  private final FakeBus bus = new FakeBus(BusFamily.FEETECH_STS, "STS3215");
  private final VirtualClock clock = new VirtualClock();
  private final PerfectArm arm = new PerfectArm(0, 0, 0, 0, 0, 0.02);
  private final OperatorTarget target = new OperatorTarget(6);
  private int opened;

  @Test
  void jointsOfOneNameLeadEachOtherAndTheGripperBySpan() throws IOException {
    LeaderArm leader = made("", "");
    bus.counts[2] = 2047 + 500;
    bus.counts[6] = 3000;
    bus.now = 77;
    assertThat(leader.read(arm, target)).isTrue();
    assertThat(target.position(1)).isEqualTo(499.5 * COUNT, within(1e-9));
    assertThat(target.position(5)).isEqualTo(0.08 * 1000 / 1095, within(1e-9));
    assertThat(target.joints()).isEqualTo(0b111111);
    assertThat(target.engaged()).isTrue();
    assertThat(target.stampNanos()).isEqualTo(77);
    assertThat(leader.spec().absolute()).isTrue();
    assertThat(leader.spec().joints()).isEqualTo(0b111111);
  }

  @Test
  void anotherArmIsLedBySignScaleAndOffset() throws IOException {
    LeaderArm leader = made("lift", "of: elbow, sign: -1, scale: 0.5, offset: 0.25");
    bus.counts[2] = 2547;
    assertThat(leader.read(arm, target)).isTrue();
    assertThat(target.position(2)).isEqualTo(0.25 - 0.5 * 499.5 * COUNT, within(1e-9));
  }

  @Test
  void aTargetStaysWithinTheArmsLimits() throws IOException {
    LeaderArm leader = made("", "");
    bus.counts[2] = 4000;
    leader.read(arm, target);
    assertThat(target.position(1)).isEqualTo(1.7);
  }

  @Test
  void aJointThatTurnsFartherThanItsEncoderIsFollowed() throws IOException {
    LeaderArm leader = made("", "");
    arm.sent[4] = 5.5;
    bus.counts[5] = 1600;
    leader.read(arm, target);
    double first = target.position(4);
    assertThat(first).isEqualTo((1600 - 2047.5 + 4096) * COUNT, within(1e-9));
    for (int counts : new int[] {800, 200, 3900}) {
      bus.counts[5] = counts;
      leader.read(arm, target);
    }
    assertThat(target.position(4)).isEqualTo((3900 - 2047.5) * COUNT, within(1e-9));
  }

  @Test
  void anArmWithoutRoomForAnotherTurnKeepsTheReading() throws IOException {
    LeaderArm leader = made("", "");
    arm.sent[0] = -1.9;
    bus.counts[1] = 2047 + 1200;
    leader.read(arm, target);
    assertThat(target.position(0)).isEqualTo(1199.5 * COUNT, within(1e-9));
  }

  @Test
  void itIsLimpAndItsMemoryUntouched() throws IOException {
    LeaderArm leader = made("", "");
    leader.read(arm, target);
    for (int id = 1; id <= 6; id++) assertThat(bus.isStiff(id)).isFalse();
    assertThat(bus.written).hasSize(6).allMatch(w -> w.endsWith("TORQUE_ENABLE 0"));
    leader.close();
    assertThat(bus.closed).isTrue();
  }

  @Test
  void theGateSaysWhatToMoveWhere() throws IOException {
    LeaderArm leader = made("", "");
    arm.sent[1] = 1.0;
    bus.counts[1] = 1400;
    bus.counts[6] = 4000;
    leader.read(arm, target);
    assertThat(leader.objection(arm))
        .isEqualTo(
            "the leader is too far from the arm; move its pan by +0.99 rad (leader -0.99, arm"
                + " 0.00), lift by +1.00 rad (leader 0.00, arm 1.00)");
    bus.counts[1] = 2000;
    bus.counts[2] = 2600;
    leader.read(arm, target);
    assertThat(leader.objection(arm)).isEmpty();
  }

  @Test
  void aSilentServoIsNamedWithJointAndCauseAndHeardAgainLater() throws IOException {
    LeaderArm leader = made("", "");
    bus.silent[2] = true;
    assertThat(leader.read(arm, target)).isFalse();
    assertThat(leader.trouble())
        .isEqualTo("lift (id 2) does not answer on /dev/leader: is its cable in, is it powered?");
    assertThat(leader.objection(arm)).startsWith("leader: lift (id 2)");
    bus.silent[2] = false;
    assertThat(leader.read(arm, target)).isTrue();
    assertThat(leader.trouble()).isEmpty();
  }

  @Test
  void aLostBusIsOpenedAnewEverySecond() throws IOException {
    LeaderArm leader = made("", "");
    bus.gone = true;
    assertThat(leader.read(arm, target)).isFalse();
    assertThat(leader.trouble()).isEqualTo("/dev/leader: unplugged");
    assertThat(leader.read(arm, target)).isFalse();
    int before = opened;
    for (int i = 0; i < 50; i++) leader.read(arm, target);
    assertThat(opened).isEqualTo(before);
    bus.gone = false;
    clock.sleepUntil(2_000_000_000);
    assertThat(leader.read(arm, target)).isTrue();
    assertThat(leader.trouble()).isEmpty();
  }

  @Test
  void aFaultOfAServoIsSaidAndTheReadingCounts() throws IOException {
    LeaderArm leader = made("", "");
    bus.faults[3] = ServoFault.OVERHEAT.bit();
    assertThat(leader.read(arm, target)).isTrue();
    assertThat(leader.trouble()).isEqualTo("elbow (id 3): it is too hot");
  }

  @Test
  void aServoOfAnotherTypeOrWithAnotherOffsetIsRefused() {
    bus.models[4] = 2825;
    assertThatThrownBy(() -> made("", "")).hasMessageContaining("flex (id 4) is a");
    bus.models[4] = bus.models[3];
    bus.registers.put("3 " + Register.HOMING_OFFSET, 12);
    assertThatThrownBy(() -> made("", ""))
        .hasMessageContaining("elbow (id 3) holds the homing offset 12, but was calibrated with 0");
    bus.registers.clear();
    bus.silent[1] = true;
    assertThatThrownBy(() -> made("", "")).hasMessageContaining("pan (id 1): does not answer");
  }

  @Test
  void aDrivenLeaderFollowsTheArmUntilTheOperatorCommands() throws IOException {
    LeaderArm leader = made("", "", "drive: true\ndrive-torque: 0.25\ndrive-speed: 1\n");
    arm.sent[1] = 1;
    step(leader);
    assertThat(bus.registers).containsEntry("2 " + Register.TORQUE_LIMIT, 250);
    assertThat(bus.isStiff(2)).isTrue();
    assertThat(bus.goals[2]).isEqualTo(2048);
    for (int i = 0; i < 50; i++) step(leader);
    assertThat(bus.goals[2]).isCloseTo(2048 + (int) (0.5 / (2 * Math.PI) * 4096), within(2));
    for (int i = 0; i < 100; i++) step(leader);
    assertThat(bus.goals[2]).isCloseTo((int) Math.round(2047.5 + 1 / COUNT), within(1));
    arm.authority = -1;
    step(leader);
    for (int id = 1; id <= 6; id++) assertThat(bus.isStiff(id)).isFalse();
    int writes = bus.written.size();
    step(leader);
    assertThat(bus.written).hasSize(writes);
  }

  @Test
  void aTriggerSpringsBackAndStandsWhereTheGripperHoldsSomething() throws IOException {
    LeaderArm leader = made("gripper", "spring: 0.08, spring-torque: 0.1, feedback: true");
    step(leader);
    assertThat(bus.isStiff(6)).isTrue();
    assertThat(bus.isStiff(1)).isFalse();
    assertThat(bus.registers).containsEntry("6 " + Register.TORQUE_LIMIT, 100);
    assertThat(bus.goals[6]).isEqualTo(3095);
    arm.authority = -1;
    bus.counts[6] = 2100;
    arm.sent[5] = 0.04;
    step(leader);
    assertThat(bus.goals[6]).isCloseTo((int) Math.rint(2000 + 0.5 * 1095), within(1));
    arm.sent[5] = 0.0075;
    step(leader);
    assertThat(bus.goals[6]).isEqualTo(3095);
    leader.close();
    assertThat(bus.isStiff(6)).isFalse();
  }

  @Test
  void aDynamixelIsDrivenByItsGoalCurrentOrNotAtAll() throws IOException {
    FakeBus dynamixel = new FakeBus(BusFamily.DYNAMIXEL_2, "XL330-M077");
    LeaderConfig config = config("", "", "drive: true\n", "dynamixel", "XL330-M077");
    LeaderServos servos = new LeaderServos(config, () -> dynamixel);
    servos.open();
    LeaderArm leader = new LeaderArm(config, rig().robot(), clock, servos, LeaderHand.OF_A_PERSON);
    leader.read(arm, target);
    assertThat(leader.trouble())
        .isEqualTo(
            "pan (id 1) is in operating mode 0: its torque can only be limited in mode 5,"
                + " current-based position control");
    for (int id = 1; id <= 6; id++) {
      dynamixel.registers.put(id + " " + Register.OPERATING_MODE, 5);
      dynamixel.registers.put(id + " " + Register.CURRENT_LIMIT, 1000);
    }
    clock.sleepUntil(5_000_000_000L);
    assertThat(leader.read(arm, target)).isTrue();
    assertThat(dynamixel.registers).containsEntry("1 " + Register.GOAL_CURRENT, 300);
  }

  @Test
  void keysThatDoNotFitAreRefusedByName() {
    assertThatThrownBy(() -> config("lift", "of: elbw"))
        .hasMessageContaining("joints.lift.of: the arm has no joint 'elbw'; did you mean 'elbow'?");
    assertThatThrownBy(() -> config("lift", "of: elbow", "", "feetech-sts", "STS3215"))
        .hasMessageContaining("joints.elbow: leads 'elbow', which lift leads too");
    assertThatThrownBy(() -> config("lift", "sgn: -1")).hasMessageContaining("did you mean 'sign'");
    assertThatThrownBy(() -> config("lift", "feedback: true"))
        .hasMessageContaining("needs 'spring'");
    assertThatThrownBy(() -> config("", "", "drive-speed: 1\n", "feetech-sts", "STS3215"))
        .hasMessageContaining("needs 'drive: true'");
    assertThatThrownBy(() -> config("", "", "hand: {driver: x}\n", "feetech-sts", "STS3215"))
        .hasMessageContaining("hand: moves emulated servos only");
  }

  /// In every round, but for those in which the JVM compiles on the thread's account.
  @Test
  void aReadingAllocatesNothing() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    LeaderArm leader = made("gripper", "spring: 0.08, feedback: true", "drive: true\n");
    bus.logs = false;
    for (long authority : new long[] {0, -1}) {
      arm.authority = authority;
      step(leader);
      long allocated = Long.MAX_VALUE;
      for (int round = 0; round < 20 && allocated > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 2000; i++) {
          bus.counts[1 + i % 6] = 1500 + i % 1000;
          bus.now += 10_000_000;
          leader.read(arm, target);
        }
        allocated = threads.getCurrentThreadAllocatedBytes() - before;
      }
      assertThat(allocated).isZero();
    }
  }

  private void step(LeaderArm leader) {
    bus.now += 10_000_000;
    assertThat(leader.read(arm, target)).isTrue();
  }

  private LeaderArm made(String joint, String keys) throws IOException {
    return made(joint, keys, "");
  }

  private LeaderArm made(String joint, String keys, String more) throws IOException {
    boolean swapped = keys.contains("of: elbow");
    LeaderConfig config =
        swapped
            ? config(joint, keys, more, "feetech-sts", "STS3215", "elbow", "of: lift")
            : config(joint, keys, more, "feetech-sts", "STS3215");
    LeaderServos servos =
        new LeaderServos(
            config,
            () -> {
              opened++;
              return bus;
            });
    servos.open();
    return new LeaderArm(config, rig().robot(), clock, servos, LeaderHand.OF_A_PERSON);
  }

  private LeaderConfig config(String joint, String keys) throws IOException {
    return config(joint, keys, "", "feetech-sts", "STS3215");
  }

  private LeaderConfig config(
      String joint, String keys, String more, String family, String model, String... other)
      throws IOException {
    StringBuilder yaml = new StringBuilder(more);
    yaml.append(
        "bus: {family: %s, port: /dev/leader}\ncalibration: l.json\njoints:\n".formatted(family));
    List<String> file = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      yaml.append("  %s: {id: %d, model: %s".formatted(NAMES[i], i + 1, model));
      if (i == 5) yaml.append(", span: [0, 0.08]");
      if (NAMES[i].equals(joint)) yaml.append(", ").append(keys);
      if (other.length > 0 && NAMES[i].equals(other[0])) yaml.append(", ").append(other[1]);
      yaml.append("}\n");
      int from = i == 5 ? 2000 : 0;
      int to = i == 5 ? 3095 : 4095;
      file.add(
          "\"%s\": {\"id\": %d, \"drive_mode\": 0, \"homing_offset\": 0, \"range_min\": %d, \"range_max\": %d}"
              .formatted(NAMES[i], i + 1, from, to));
    }
    Files.writeString(folder.resolve("l.json"), "{" + String.join(",", file) + "}");
    return LeaderConfig.read(
        ConfigSection.parse(folder.resolve("d.yaml"), yaml.toString()), rig().robot());
  }

  static RigSpec rig() {
    List<JointSpec> joints = new ArrayList<>();
    for (int i = 0; i < 4; i++)
      joints.add(new JointSpec(NAMES[i], Unit.RADIAN, -2, 1.7, 2, 40, 1e9));
    joints.set(0, new JointSpec("pan", Unit.RADIAN, -2, 2, 2, 40, 1e9));
    joints.add(new JointSpec("roll", Unit.RADIAN, -6.28, 6.28, 2, 40, 1e9));
    joints.add(new JointSpec("gripper", Unit.METRE, 0, 0.08, 0.2, 4, 1e9));
    return new RigSpec(new RobotSpec("six", joints, 10_000_000), List.of(), List.of(), true);
  }
}
