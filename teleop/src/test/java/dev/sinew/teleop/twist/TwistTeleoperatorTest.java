package dev.sinew.teleop.twist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.kinematics.Urdf;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.ik.ToolArm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwistTeleoperatorTest {

  private static final long TICK = 10_000_000;
  private static final String[] NAMES = {"pan", "lift", "elbow", "flex", "roll", "gripper"};
  private static final double[] BENT = {0.3, -0.3, 1.5, -0.5, 0.2, 0.5};

  @TempDir Path folder;

  private final Stick stick = new Stick();
  private final PerfectArm arm = new PerfectArm(BENT.clone());
  private final OperatorTarget target = new OperatorTarget(6);
  private ToolArm truth;

  @BeforeEach
  void describeAnArm() throws IOException {
    StringBuilder urdf = new StringBuilder("<robot name='five'><link name='l0'/>");
    String[] at = {"0 0 0.1", "0 0 0.1", "0.12 0 0.02", "0.13 0 0", "0.06 0 0", "0.02 0 0"};
    String[] axis = {"0 0 1", "0 1 0", "0 1 0", "0 1 0", "1 0 0", "0 0 1"};
    for (int i = 0; i < 6; i++) {
      urdf.append(
          "<link name='l%d'/><joint name='%s' type='revolute'><parent link='l%d'/><child link='l%d'/>"
              .formatted(i + 1, NAMES[i], i, i + 1));
      urdf.append(
          "<origin xyz='%s'/><axis xyz='%s'/><limit lower='-2' upper='2' velocity='10' effort='1'/></joint>"
              .formatted(at[i], axis[i]));
    }
    urdf.append("</robot>");
    Files.writeString(folder.resolve("five.urdf"), urdf);
    truth =
        new ToolArm(Urdf.read(folder.resolve("five.urdf")), rig().robot(), "l5", new Matrix4d());
  }

  @Test
  void aPushMovesTheHandAtItsSpeedWhereTheOperatorLooks() {
    TwistTeleoperator hand = made("max-speed: 0.06\nheading: 1.5708\n");
    arm.authority = -1;
    Vector3d before = tool();
    stick.twist.engaged(true).linear(1, 0, 0);
    run(hand, 100);
    Vector3d way = tool().sub(before);
    assertThat(way.y).isEqualTo(0.06, within(0.005));
    assertThat(Math.hypot(way.x, way.z)).isLessThan(0.005);
  }

  @Test
  void inTheToolsFrameThePushIsTheTools() {
    TwistTeleoperator hand = made("max-speed: 0.04\nframe: tool\n");
    arm.authority = -1;
    truth.update(arm.sent);
    Vector3d ahead = truth.pose().transformDirection(new Vector3d(1, 0, 0));
    Vector3d before = tool();
    stick.twist.engaged(true).linear(1, 0, 0);
    run(hand, 100);
    assertThat(tool().sub(before).distance(ahead.mul(0.04))).isLessThan(0.01);
  }

  @Test
  void withoutTheSwitchOrTheAuthorityItSaysWhereTheArmWasSent() {
    TwistTeleoperator hand = made("");
    stick.twist.engaged(true).linear(1, 0, 1);
    arm.authority = 0;
    run(hand, 50);
    assertThat(target.engaged()).isTrue();
    for (int i = 0; i < 6; i++) assertThat(target.position(i)).isEqualTo(BENT[i]);
    arm.authority = -1;
    stick.twist.engaged(false);
    arm.sent[1] = 0.7;
    run(hand, 1);
    assertThat(target.engaged()).isFalse();
    assertThat(target.position(1)).isEqualTo(0.7);
  }

  @Test
  void everyEngagementBeginsWhereTheArmWasSentMeanwhile() {
    TwistTeleoperator hand = made("");
    arm.authority = -1;
    stick.twist.engaged(true).linear(1, 0, 0);
    run(hand, 50);
    stick.twist.rest();
    run(hand, 1);
    for (int i = 0; i < 6; i++) arm.sent[i] += 0.3;
    double[] moved = arm.sent.clone();
    run(hand, 1);
    stick.twist.engaged(true);
    run(hand, 20);
    for (int i = 0; i < 6; i++) assertThat(target.position(i)).isEqualTo(moved[i], within(1e-3));
  }

  @Test
  void anArmThatIsHeldIsNotRunAwayFrom() {
    TwistTeleoperator hand = made("joint-speed: 1\nmax-speed: 1\n");
    stick.twist.engaged(true).linear(-1, 1, 1).gripper(1);
    arm.authority = -1;
    for (int i = 0; i < 500; i++) read(hand);
    for (int i = 0; i < 5; i++) assertThat(target.position(i)).isEqualTo(BENT[i], within(0.41));
  }

  /// Three seconds beyond reach, then back: the hand answers at once, not three seconds later; the
  /// elbow of a stretched arm takes its time by its own bound of speed.
  @Test
  void aTargetOutOfReachIsKeptOnALeash() {
    TwistTeleoperator hand = made("max-speed: 0.3\nleash-m: 0.02\n");
    arm.authority = -1;
    stick.twist.engaged(true).linear(1, 0, 0);
    run(hand, 300);
    Vector3d stretched = tool();
    stick.twist.linear(-1, 0, 0);
    run(hand, 50);
    assertThat(stretched.x - tool().x).isGreaterThan(0.02);
  }

  @Test
  void theGripperOpensAtItsRateToWhereItIsOpen() {
    TwistTeleoperator hand =
        made("gripper: {joint: gripper, closed: 1, open: -0.5, seconds: 0.75}\n");
    arm.authority = -1;
    stick.twist.engaged(true).gripper(1);
    run(hand, 25);
    assertThat(arm.sent[5]).isEqualTo(0, within(0.08));
    run(hand, 100);
    assertThat(arm.sent[5]).isEqualTo(-0.5, within(1e-9));
    stick.twist.gripper(-1);
    run(hand, 200);
    assertThat(arm.sent[5]).isEqualTo(1, within(1e-9));
  }

  @Test
  void jointByJointEveryAxisMovesOne() {
    TwistTeleoperator jog = made("motion: joints\njog: [roll, pan]\njoint-speed: 0.5\n");
    assertThat(jog.spec().joints()).isEqualTo(0b110001);
    arm.authority = -1;
    stick.twist.engaged(true).linear(0.5, 0, 0);
    run(jog, 100);
    assertThat(arm.sent[4]).isEqualTo(0.2 + 0.5, within(0.02));
    assertThat(arm.sent[0]).isEqualTo(0.3);
    run(jog, 1000);
    assertThat(arm.sent[4]).isEqualTo(2, within(1e-9));
  }

  @Test
  void aHeldAxisIsStillAndAStepOfSpeedHoldsUntilTheNext() {
    TwistTeleoperator jog =
        made("motion: joints\njog: [pan, roll]\nhold: [vx]\nscales: [0.5, 1]\njoint-speed: 0.5\n");
    arm.authority = -1;
    stick.twist.engaged(true).linear(1, 1, 0);
    run(jog, 100);
    assertThat(arm.sent[0]).isEqualTo(0.3);
    assertThat(arm.sent[4]).isEqualTo(0.7, within(0.02));
    stick.steps = 5;
    run(jog, 50);
    assertThat(arm.sent[4]).isEqualTo(1.2, within(0.03));
  }

  @Test
  void aLostDeviceHasNoNewReadingAndTheArmIsLeftAlone() {
    TwistTeleoperator hand = made("");
    arm.authority = -1;
    stick.twist.engaged(true).linear(1, 0, 0);
    run(hand, 10);
    stick.lost = true;
    assertThat(read(hand)).isFalse();
    assertThat(hand.objection(arm)).isEqualTo("the stick is gone");
    double[] held = arm.sent.clone();
    stick.lost = false;
    stick.twist.rest();
    stick.twist.engaged(true);
    run(hand, 5);
    for (int i = 0; i < 6; i++) assertThat(arm.sent[i]).isEqualTo(held[i], within(1e-3));
  }

  @Test
  void beforeTheFirstTickThereIsNothingToStartFrom() {
    TwistTeleoperator hand = made("");
    arm.stamp = Long.MIN_VALUE;
    assertThat(read(hand)).isFalse();
  }

  @Test
  void itIsARelativeDeviceAndPassesOnWhatItsButtonsSay() {
    TwistTeleoperator hand = made("");
    assertThat(hand.spec().absolute()).isFalse();
    assertThat(hand.spec().joints()).isEqualTo(0b111111);
    List<TeleopEvent> said = new ArrayList<>();
    hand.drain(said::add);
    assertThat(said).containsExactly(TeleopEvent.SUCCESS);
    hand.close();
    assertThat(stick.closed).isTrue();
  }

  @Test
  void keysThatDoNotFitAreRefusedByName() {
    assertThatThrownBy(() -> keys("gripper: {joint: griper}\n").gripper())
        .hasMessageContaining("gripper.joint")
        .hasMessageContaining("no joint 'griper'; did you mean 'gripper'?");
    assertThatThrownBy(() -> keys("gripper: {joint: gripper, open: 9}\n").gripper())
        .hasMessageContaining("gripper.open: 9.0 is outside -2.0 to 2.0 of gripper");
    assertThatThrownBy(() -> keys("motion: joints\njog: [pna]\n").motion())
        .hasMessageContaining("did you mean 'pan'?");
    assertThatThrownBy(() -> section("max-sped: 1\n"))
        .hasMessageContaining("max-sped: unknown key; did you mean 'max-speed'?");
    assertThatThrownBy(() -> section("knob: 1\nfrme: 1\n")).hasMessageContaining("'frame'");
    ConfigSection bare = ConfigSection.parse(folder.resolve("d.yaml"), "driver: stick\n");
    assertThatThrownBy(() -> new TwistKeys(bare, rig()).motion())
        .hasMessageContaining("urdf: is missing: moving the hand needs 'urdf' and 'tool'");
    assertThatThrownBy(() -> keys("tool: l9\n").motion())
        .hasMessageContaining("five.urdf: link 'l9' is unknown");
  }

  /// In every round, but for those in which the JVM compiles on the thread's account.
  @Test
  void aReadingAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    TwistTeleoperator hand = made("");
    arm.authority = -1;
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 20 && allocated > 0; round++) {
      allocated = 0;
      for (int i = 0; i < 2000; i++) {
        stick.twist.engaged(i % 100 > 5).linear(Math.sin(0.01 * i), 0.3, 0).angular(0, 0, 0.2);
        stick.now += TICK;
        stick.twist.stamp(stick.now);
        long before = threads.getCurrentThreadAllocatedBytes();
        hand.read(arm, target);
        arm.obey(target);
        allocated += threads.getCurrentThreadAllocatedBytes() - before;
      }
    }
    assertThat(allocated).isZero();
  }

  private void run(TwistTeleoperator hand, int ticks) {
    for (int i = 0; i < ticks; i++) {
      assertThat(read(hand)).isTrue();
      arm.obey(target);
    }
  }

  private boolean read(TwistTeleoperator hand) {
    stick.now += TICK;
    return hand.read(arm, target);
  }

  private Vector3d tool() {
    truth.update(arm.sent);
    return truth.pose().getTranslation(new Vector3d());
  }

  private TwistTeleoperator made(String keys) {
    return new TwistTeleoperator("stick", stick, keys(keys), rig());
  }

  private TwistKeys keys(String keys) {
    return new TwistKeys(section(keys), rig());
  }

  private ConfigSection section(String keys) {
    String tool = keys.contains("tool: l") ? "" : "tool: l5\n";
    String own =
        "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\"knob\": {}}}";
    return ConfigSection.parse(folder.resolve("d.yaml"), "urdf: five.urdf\n" + tool + keys)
        .validate(TwistSchema.of(new ByteArrayInputStream(own.getBytes(StandardCharsets.UTF_8))));
  }

  private static RigSpec rig() {
    List<JointSpec> joints = new ArrayList<>();
    for (String name : NAMES) joints.add(new JointSpec(name, Unit.RADIAN, -2, 2, 2, 40, 1e9));
    return new RigSpec(new RobotSpec("five", joints, TICK), List.of(), List.of(), true);
  }

  private static final class Stick implements TwistDevice {
    final Twist twist = new Twist();
    long now;
    int steps;
    boolean lost;
    boolean closed;

    @Override
    public boolean read(Twist out) {
      if (lost) {
        out.rest();
        return false;
      }
      out.linear(twist.vx(), twist.vy(), twist.vz());
      out.angular(twist.wx(), twist.wy(), twist.wz());
      out.gripper(twist.gripper()).engaged(twist.engaged()).stamp(now);
      return true;
    }

    @Override
    public int speedSteps() {
      int said = steps;
      steps = 0;
      return said;
    }

    @Override
    public void drain(Consumer<TeleopEvent> out) {
      out.accept(TeleopEvent.SUCCESS);
    }

    @Override
    public String trouble() {
      return lost ? "the stick is gone" : "";
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
