package dev.sinew.teleop.ik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.sinew.teleop.ik.TestArms.TestArm;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class InverseKinematicsTest {

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aTargetInReachIsReached() {
    for (TestArm arm : List.of(TestArms.ur5e(), TestArms.panda(), TestArms.gantry())) {
      InverseKinematics ik = made(arm);
      ik.start(bent(arm));
      Matrix4d target = new Matrix4d(ik.pose()).translateLocal(0.05, -0.04, 0.03).rotateX(0.2);
      for (int i = 0; i < 200; i++) assertThat(ik.step(target)).isTrue();
      assertThat(ik.pose().equals(target, 1e-3)).as(arm.name()).isTrue();
    }
  }

  /// The tool looks level at the start: yaw is what five joints cannot add to a position.
  @Test
  void anArmOfFiveJointsKeepsPlacePitchAndRollAndLeavesYaw() {
    InverseKinematics ik = made(TestArms.five());
    ik.start(new double[] {0.3, 0.6, 0.4, -1.0, 0.2});
    Matrix4d home = new Matrix4d(ik.pose());
    Matrix4d yawed = new Matrix4d(home);
    yawed.set3x3(new Matrix4d().rotateZ(0.4).mul(home)).setTranslation(place(home));
    settle(ik, yawed);
    assertThat(place(ik.pose()).distance(place(home))).isLessThan(2e-3);
    Matrix4d rolled = new Matrix4d(home).rotateX(0.5);
    settle(ik, rolled);
    assertThat(ik.pose().equals(rolled, 2e-3)).isTrue();
    Vector3d lateral = new Matrix4d().rotateZ(0.3).transformDirection(new Vector3d(0, 1, 0));
    Matrix4d pitched = new Matrix4d().rotate(0.3, lateral).mul(home).setTranslation(place(home));
    settle(ik, pitched);
    assertThat(ik.pose().equals(pitched, 2e-3)).isTrue();
  }

  @Test
  void aTargetThatIsNoPoseMovesNothingFasterThanAllowed() {
    TestArm arm = TestArms.ur5e();
    InverseKinematics ik = made(arm);
    ik.start(bent(arm));
    Matrix4d nowhere = new Matrix4d().translate(Double.NaN, 0, 0);
    assertThat(ik.step(nowhere)).isFalse();
    for (int i = 0; i < 6; i++) assertThat(ik.position(i)).isEqualTo(bent(arm)[i]);
  }

  @Test
  void whatWasNotSentDoesNotPileUp() {
    TestArm arm = TestArms.ur5e();
    InverseKinematics ik = made(arm);
    double[] held = bent(arm);
    ik.start(held);
    Matrix4d away = new Matrix4d(ik.pose()).translateLocal(0.2, 0.2, 0);
    for (int i = 0; i < 300; i++) ik.step(away, held, 10);
    for (int i = 0; i < 6; i++) assertThat(ik.position(i)).isEqualTo(held[i], within(0.2 + 1e-9));
  }

  /// In every round, but for those in which the JVM compiles on the thread's account.
  @Test
  void aStepAllocatesNothing() {
    for (TestArm arm : List.of(TestArms.panda(), TestArms.five())) {
      InverseKinematics ik = made(arm);
      ik.start(bent(arm));
      Leash leash = new Leash(0.3, 0.5);
      Matrix4d home = new Matrix4d(ik.pose());
      Matrix4d target = new Matrix4d();
      Random random = new Random(1);
      long allocated = Long.MAX_VALUE;
      for (int round = 0; round < 20 && allocated > 0; round++) {
        allocated = 0;
        for (int i = 0; i < 2000; i++) {
          if (i % 50 == 0) target.set(home).translate(random.nextGaussian(), 0, 1);
          long before = threads.getCurrentThreadAllocatedBytes();
          leash.slide(target, ik.pose());
          ik.step(target);
          allocated += threads.getCurrentThreadAllocatedBytes() - before;
        }
      }
      assertThat(allocated).as(arm.name()).isZero();
    }
  }

  @Test
  void anArmThatCannotMoveTheLinkIsRefusedByName() {
    TestArm arm = TestArms.five();
    assertThatThrownBy(() -> new ToolArm(arm.model(), arm.robot(), "link0", new Matrix4d()))
        .hasMessage("no joint of the robot moves link 'link0'");
    assertThatThrownBy(() -> new ToolArm(arm.model(), arm.robot(), "tipp", new Matrix4d()))
        .hasMessage("link 'tipp' is unknown; did you mean 'tip'?");
  }

  @Test
  void aLeashLetsTheTargetSlideAlong() {
    Leash leash = new Leash(0.3, 0.5);
    Matrix4d tool = new Matrix4d().translate(1, 2, 3).rotateZ(0.4);
    Matrix4d target = new Matrix4d(tool).translate(1, 0, 0).rotateX(2);
    assertThat(leash.slide(target, tool)).isTrue();
    assertThat(target.equals(new Matrix4d(tool).translate(0.3, 0, 0).rotateX(0.5), 1e-12)).isTrue();
    assertThat(leash.slide(target, new Matrix4d(target))).isFalse();
  }

  private static void settle(InverseKinematics ik, Matrix4d target) {
    for (int i = 0; i < 400; i++) ik.step(target);
  }

  private static Vector3d place(org.joml.Matrix4dc pose) {
    return pose.getTranslation(new Vector3d());
  }

  private static double[] bent(TestArm arm) {
    double[] q = {0.3, -1.2, 1.4, -1.1, -1.2, 0.4, 0.2};
    if (arm.name().equals("Panda")) q = new double[] {0, -0.3, 0, -2.2, 0, 2, Math.PI / 4};
    if (arm.name().equals("gantry")) q = new double[] {0, 0.1, 0.1, 0.3, 0.4, 0.2};
    return java.util.Arrays.copyOf(q, arm.robot().dof());
  }

  static InverseKinematics made(TestArm arm) {
    ToolArm tool = new ToolArm(arm.model(), arm.robot(), arm.tip(), new Matrix4d());
    JointBound[] bounds = new JointBound[tool.size()];
    for (int k = 0; k < bounds.length; k++) bounds[k] = tool.bound(arm.robot(), k, 1);
    InverseKinematics ik =
        new InverseKinematics(
            tool, arm.robot().dof(), bounds, IkSettings.of(tool.size(), Sweep.PERIOD));
    ik.rest(bent(arm));
    return ik;
  }
}
