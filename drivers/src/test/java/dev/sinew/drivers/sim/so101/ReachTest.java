package dev.sinew.drivers.sim.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.joml.Matrix4dc;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class ReachTest {

  private final Reach reach = new Reach();
  private final Figure figure = new Figure();
  private final double[] q = new double[So101.DOF];

  @Test
  void whereverACubeMayBePlacedItIsReachedPointingDownAlongOneOfItsSides() {
    Placing placing = new Placing(new Bin(0.15, 0.19), 0.025);
    double[] cube = new double[7];
    for (int seed = 0; seed < 500; seed++) {
      placing.cube(seed, cube);
      double turn = 2 * Math.atan2(cube[5], cube[6]);
      assertThat(reach.down(cube[0], cube[1], cube[2], 0.0046, turn, q)).isTrue();
      figure.set(q);
      Matrix4dc gripper = figure.link(So101.GRIPPER);
      Vector3d at = gripper.transformPosition(new Vector3d(0.0046, 0, -Reach.GRIP_DEPTH));
      assertThat(at.distance(cube[0], cube[1], cube[2])).isLessThan(0.5e-3);
      assertThat(gripper.m22()).as("straight down").isCloseTo(1, within(1e-6));
      double open = Math.atan2(gripper.m01(), gripper.m00());
      assertThat(Math.sin(2 * (open - turn))).as("along a side").isCloseTo(0, within(1e-3));
      assertThat(Math.abs(q[So101.ROLL])).isLessThan(Math.PI / 4 + 0.05);
    }
  }

  @Test
  void highUpTheGripperLeansOutwardsAndStillReachesThePoint() {
    assertThat(reach.down(0.19, 0.05, 0.12, 0.005, 0, q)).isTrue();
    figure.set(q);
    Vector3d at =
        figure.link(So101.GRIPPER).transformPosition(new Vector3d(0.005, 0, -Reach.GRIP_DEPTH));
    assertThat(at.distance(0.19, 0.05, 0.12)).isLessThan(2.5e-3);
  }

  @Test
  void theJointsMoveLittleWhereTheGripperBeginsToLean() {
    double[] last = new double[So101.DOF];
    reach.down(0.2, 0, 0.02, 0.005, 0, last);
    for (double z = 0.0205; z < 0.12; z += 0.0005) {
      assertThat(reach.down(0.2, 0, z, 0.005, 0, q)).isTrue();
      for (int i = 0; i < So101.GRIP; i++) assertThat(Math.abs(q[i] - last[i])).isLessThan(0.03);
      System.arraycopy(q, 0, last, 0, last.length);
    }
  }

  @Test
  void whatIsOutOfReachIsRefusedAndNothingIsTouched() {
    Random random = new Random(3);
    double[] before = random.doubles(So101.DOF).toArray();
    System.arraycopy(before, 0, q, 0, before.length);
    assertThat(reach.down(0.45, 0, 0.02, 0, 0, q)).isFalse();
    assertThat(reach.down(0.05, 0.01, 0.02, 0, 0, q)).isFalse();
    assertThat(reach.down(0.2, 0, 0.4, 0, 0, q)).isFalse();
    assertThat(reach.down(-0.2, 0, 0.02, 0, 0, q)).isFalse();
    assertThat(reach.down(Double.NaN, 0, 0.02, 0, 0, q)).isFalse();
    assertThat(q).containsExactly(before);
  }
}
