package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.joml.Matrix4d;
import org.junit.jupiter.api.Test;

class DenavitHartenbergTest {

  private static final double RIGHT = Math.PI / 2;

  /// Franka Panda and its pose at (1, ..., 7): petercorke/robotics-toolbox-python, commit a9ed8d45,
  /// tests/test_DHRobot.py (MIT), printed there with four decimals.
  @Test
  void thePandaIsWhereRoboticsToolboxPutsIt() {
    KinematicModel model = DenavitHartenberg.modified(panda());
    ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
    arm.update(new double[] {1, 2, 3, 4, 5, 6, 7});
    Matrix4d pose = new Matrix4d();
    arm.pose(model.linkIndex("link7"), pose);
    pose.translate(0, 0, 0.103).rotateZ(-Math.PI / 4);
    double[][] rows = {
      {-0.8583, 0.1178, 0.4994, 0.1372},
      {0.1980, 0.9739, 0.1106, 0.3246},
      {-0.4734, 0.1938, -0.8593, 0.4436}
    };
    double[] columns = pose.get(new double[16]);
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        assertThat(columns[4 * column + row]).isEqualTo(rows[row][column], within(5e-5));
      }
    }
  }

  static List<DenavitHartenberg.Row> panda() {
    return List.of(
        row(0, .333, 0, 2.8973),
        row(0, 0, -RIGHT, 1.7628),
        row(0, .316, RIGHT, 2.8973),
        row(.0825, 0, RIGHT, 3.0718),
        row(-.0825, .384, -RIGHT, 2.8973),
        row(0, 0, RIGHT, 3.7525),
        row(.088, .107, RIGHT, 2.8973));
  }

  /// UR5: Universal Robots, "DH parameters for calculations of kinematics and dynamics". At zero
  /// the arm is stretched along -x, so that the flange's place is a sum: x = a2 + a3, y = -(d4 +
  /// d6), z = d1 - d5.
  @Test
  void theClassicConventionStretchesTheUr5AlongItsBase() {
    KinematicModel model =
        DenavitHartenberg.classic(
            List.of(
                row(0, .089159, RIGHT, 6.28),
                row(-.425, 0, 0, 6.28),
                row(-.39225, 0, 0, 6.28),
                row(0, .10915, RIGHT, 6.28),
                row(0, .09465, -RIGHT, 6.28),
                row(0, .0823, 0, 6.28)));
    ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
    arm.update(new double[6]);
    Matrix4d pose = new Matrix4d();
    arm.pose(model.linkIndex("link6"), pose);
    assertThat(pose.m30()).isEqualTo(-.425 - .39225, within(1e-12));
    assertThat(pose.m31()).isEqualTo(-.10915 - .0823, within(1e-12));
    assertThat(pose.m32()).isEqualTo(.089159 - .09465, within(1e-12));
  }

  @Test
  void anOffsetIsAddedToTheJointsPosition() {
    Joint.Limits limits = new Joint.Limits(-1, 1, 1, 1);
    List<DenavitHartenberg.Row> rows =
        List.of(new DenavitHartenberg.Row(0.5, 0.2, 0.3, 0.4, limits));
    for (KinematicModel model :
        List.of(DenavitHartenberg.modified(rows), DenavitHartenberg.classic(rows))) {
      ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
      arm.update(new double[] {-0.4});
      Matrix4d pose = new Matrix4d();
      arm.pose(model.linkIndex("link1"), pose);
      assertThat(pose.m00()).isEqualTo(1, within(1e-12));
    }
  }

  private static DenavitHartenberg.Row row(double a, double d, double alpha, double limit) {
    return new DenavitHartenberg.Row(a, d, alpha, 0, new Joint.Limits(-limit, limit, 1, 1));
  }
}
