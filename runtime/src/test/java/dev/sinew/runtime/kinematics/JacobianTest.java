package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class JacobianTest {

  private static final double STEP = 1e-6;

  /// Franka Panda at (1, ..., 7), in the tool's frame: petercorke/robotics-toolbox-python, commit
  /// a9ed8d45, tests/test_DHRobot.py (MIT), printed there with four decimals.
  @Test
  void thePandasJacobianIsThatOfRoboticsToolbox() {
    double[][] expected = {
      {0.3058, 0.1315, -0.2364, -0.0323, 0.0018, 0.2095, 0},
      {0.0954, 0.0303, -0.0721, 0.1494, -0.0258, 0.0144, 0},
      {-0.1469, 0.3385, 0.0506, 0.0847, 0, -0.0880, 0},
      {-0.4734, 0.8292, -0.0732, 0.8991, -0.2788, -0.0685, 0},
      {0.1938, 0.4271, 0.7224, 0.3461, -0.0191, 0.9976, 0},
      {-0.8593, -0.3605, 0.6876, -0.2679, -0.9602, 0.0000, 1}
    };
    KinematicModel model = DenavitHartenberg.modified(DenavitHartenbergTest.panda());
    ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
    int flange = model.linkIndex("link7");
    Jacobian jacobian = new Jacobian(arm, flange, new Vector3d(0, 0, 0.103));
    arm.update(new double[] {1, 2, 3, 4, 5, 6, 7});
    jacobian.update();
    Matrix4d tool = new Matrix4d();
    arm.pose(flange, tool);
    tool.rotateZ(-Math.PI / 4).invert();
    for (int joint = 0; joint < 7; joint++) {
      for (int half = 0; half < 6; half += 3) {
        Vector3d inTool = tool.transformDirection(column(jacobian, half, joint));
        for (int i = 0; i < 3; i++) {
          assertThat(inTool.get(i)).isEqualTo(expected[half + i][joint], within(5.1e-5));
        }
      }
    }
  }

  @Property(seed = "103", tries = 300)
  void everyColumnIsTheMotionThatASmallStepOfItsJointMakes(@ForAll long seed) {
    Random random = new Random(seed);
    KinematicModel model = Arms.random(random);
    ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
    int link = random.nextInt(model.links().size());
    Vector3d point = Arms.vector(random, 0.3);
    Jacobian jacobian = new Jacobian(arm, link, point);
    double[] at = Arms.positions(model, random);
    arm.update(at);
    jacobian.update();
    for (int joint = 0; joint < at.length; joint++) {
      Matrix4d before = moved(arm, link, at, joint, -STEP);
      Matrix4d after = moved(arm, link, at, joint, STEP);
      Vector3d v =
          after
              .transformPosition(new Vector3d(point))
              .sub(before.transformPosition(new Vector3d(point)));
      assertThat(v.div(2 * STEP).distance(column(jacobian, 0, joint))).isLessThan(1e-8);
      Vector3d w = turned(before, after).div(2 * STEP);
      assertThat(w.distance(column(jacobian, 3, joint))).isLessThan(1e-8);
      if (!jacobian.moves(joint)) assertThat(v.length() + w.length()).isZero();
    }
  }

  @Test
  void anUnusablePositionSpoilsIt() {
    KinematicModel model = Arms.planar(2);
    ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
    Jacobian jacobian = new Jacobian(arm, model.linkIndex("link2"), new Vector3d());
    arm.update(new double[] {0, Double.NaN});
    jacobian.update();
    assertThat(jacobian.get(0, 0)).isNaN();
  }

  private static Matrix4d moved(
      ForwardKinematics arm, int link, double[] at, int joint, double by) {
    double[] positions = at.clone();
    positions[joint] += by;
    arm.update(positions);
    Matrix4d pose = new Matrix4d();
    arm.pose(link, pose);
    return pose;
  }

  /// Half the axial vector of `after * before^T - before * after^T`: the angle to third order.
  private static Vector3d turned(Matrix4d before, Matrix4d after) {
    Matrix4d by = new Matrix4d(after).mul(new Matrix4d(before).invert());
    return new Vector3d(by.m12() - by.m21(), by.m20() - by.m02(), by.m01() - by.m10()).div(2);
  }

  private static Vector3d column(Jacobian jacobian, int half, int joint) {
    return new Vector3d(
        jacobian.get(half, joint), jacobian.get(half + 1, joint), jacobian.get(half + 2, joint));
  }
}
