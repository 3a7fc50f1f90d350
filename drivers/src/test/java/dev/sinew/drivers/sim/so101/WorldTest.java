package dev.sinew.drivers.sim.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.joml.Matrix4d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class WorldTest {

  private final Cell cell = new Cell();
  private final Reach reach = new Reach();
  private final double[] wanted = So101.REST.clone();

  private void go(double z, double gripper, double seconds) {
    double turn = 2 * Math.atan2(cell.cube[5], cell.cube[6]);
    go(cell.cube[0], cell.cube[1], z, turn, gripper, seconds);
  }

  private void go(double x, double y, double z, double turn, double gripper, double seconds) {
    assertThat(reach.down(x, y, z, 0.009, turn, wanted)).isTrue();
    wanted[So101.GRIP] = gripper;
    cell.command(wanted);
    cell.run(seconds);
  }

  private void grip() {
    go(0.07, 0.6, 1.2);
    go(0.0125, 0.6, 0.6);
    wanted[So101.GRIP] = -0.1;
    cell.command(wanted);
    cell.run(0.4);
  }

  private double load() {
    double[] out = new double[1];
    cell.exchange.ring("gripper-load").newest(out);
    return out[0];
  }

  private double[] force() {
    double[] out = new double[6];
    cell.exchange.ring("wrist-force").newest(out);
    return out;
  }

  @Test
  void aCubeThatNobodyTouchesLiesStill() {
    cell.place(4);
    cell.run(0.2);
    double[] before = cell.cube.clone();
    cell.run(2);
    assertThat(cell.cube).containsExactly(before);
    assertThat(cell.cube[2]).isCloseTo(0.0125, within(1e-4));
  }

  @Test
  void aGrippedCubeIsHeldThroughLiftingTurningAndShaking() {
    cell.place(4);
    grip();
    assertThat(cell.joints[So101.GRIP]).as("stopped by the cube").isBetween(0.05, 0.2);
    assertThat(load()).as("squeezes with all it may").isBetween(0.9, 2.5);
    go(0.07, -0.1, 0.8);
    assertThat(cell.cube[2]).isGreaterThan(0.06);
    Vector3d before = cubeInGripper();
    Random random = new Random(2);
    for (int turn = 0; turn < 6; turn++) {
      wanted[So101.PAN] = 2.4 * random.nextDouble() - 1.2;
      wanted[So101.ROLL] = 4 * random.nextDouble() - 2;
      cell.command(wanted);
      cell.run(0.9);
    }
    assertThat(cubeInGripper().distance(before)).as("slip").isLessThan(1.5e-3);
    wanted[So101.GRIP] = 0.6;
    cell.command(wanted);
    cell.run(0.6);
    assertThat(cell.cube[2]).as("let go").isLessThan(0.05);
    assertThat(load()).isLessThan(0.01);
  }

  private Vector3d cubeInGripper() {
    Matrix4d toGripper =
        cell.robot.world().figure().link(So101.GRIPPER).invertAffine(new Matrix4d());
    return toGripper.transformPosition(new Vector3d(cell.cube[0], cell.cube[1], cell.cube[2]));
  }

  @Test
  void theWristFeelsTheWeightOfWhatItHolds() {
    cell.place(4);
    grip();
    go(0.07, -0.1, 1.5);
    double[] force = force();
    assertThat(force[2]).as("20 g pull out of the gripper").isCloseTo(-0.02 * 9.81, within(0.02));
    assertThat(Math.hypot(force[0], force[1])).isLessThan(0.03);
  }

  @Test
  void jawsThatCloseOnNothingFeelNothingAndCloseFully() {
    cell.place(4);
    wanted[So101.GRIP] = -0.15;
    cell.command(wanted);
    cell.run(0.5);
    assertThat(cell.joints[So101.GRIP]).isCloseTo(-0.15, within(1e-3));
    assertThat(load()).isZero();
    assertThat(force()).containsOnly(0);
  }

  @Test
  void anArmThatIsSentIntoTheTableStopsThereAndFeelsIt() {
    cell.place(4);
    go(0.2, -0.05, 0.04, 0, 0, 1.2);
    go(0.2, -0.05, 0.004, 0, 0, 0.5);
    wanted[So101.LIFT] += 0.4;
    cell.command(wanted);
    cell.run(1);
    double tip = lowestTip();
    assertThat(tip).isBetween(-0.004, 0.0005);
    assertThat(cell.joints[So101.LIFT]).isLessThan(wanted[So101.LIFT] - 0.1);
    assertThat(force()[2]).as("the table pushes upwards").isGreaterThan(5);
  }

  private double lowestTip() {
    Figure figure = cell.robot.world().figure();
    double fixed =
        figure.link(So101.GRIPPER).transformPosition(new Vector3d(-0.0128, 0, -0.1044)).z;
    double moving =
        figure.link(So101.JAW).transformPosition(new Vector3d(-0.012, -0.082, 0.0188)).z;
    return Math.min(fixed, moving);
  }

  @Test
  void theSameSeedAndCommandsGiveTheSameStatesBitForBit() {
    double[] first = trace(cell, 10_000_000);
    double[] again = trace(cell, 10_000_000);
    double[] elsewhere = trace(new Cell(), 10_000_000);
    double[] slower = trace(new Cell(), 50_000_000);
    assertThat(again).containsExactly(first);
    assertThat(elsewhere).containsExactly(first);
    assertThat(slower).as("read every 50 ms").containsExactly(first);
  }

  /// A gripped, lifted and dropped cube; read at some period.
  private static double[] trace(Cell cell, long period) {
    cell.place(9);
    Reach reach = new Reach();
    double[] q = So101.REST.clone();
    double turn = 2 * Math.atan2(cell.cube[5], cell.cube[6]);
    double[][] way = {{0.06, 0.6}, {0.0125, 0.6}, {0.0125, -0.1}, {0.07, -0.1}, {0.07, 0.6}};
    double[] cube = cell.cube.clone();
    for (double[] next : way) {
      reach.down(cube[0], cube[1], next[0], 0.009, turn, q);
      q[So101.GRIP] = next[1];
      cell.command(q);
      long end = cell.clock.nanos() + 600_000_000;
      while (cell.clock.nanos() < end) {
        cell.clock.sleepUntil(cell.clock.nanos() + period);
        cell.sense();
      }
    }
    double[] all = new double[13];
    System.arraycopy(cell.joints, 0, all, 0, 6);
    System.arraycopy(cell.cube, 0, all, 6, 7);
    return all;
  }

  @Test
  void noPushDrivesTheCubeThroughTableOrWalls() {
    double way = 0;
    for (int seed = 0; seed < 6; seed++) way += pushed(seed);
    assertThat(way).as("it was pushed about").isGreaterThan(0.2);
  }

  /// The arm sweeps low, shuts and opens its jaws, and presses, at the cube and at the bin.
  ///
  /// @return how far the cube went, m
  private double pushed(int seed) {
    Random random = new Random(seed);
    cell.place(seed);
    double way = 0;
    double[] before = cell.cube.clone();
    for (int push = 0; push < 6; push++) {
      boolean atCube = random.nextBoolean();
      Bin bin = cell.config.bin();
      double x = (atCube ? cell.cube[0] : bin.x()) + 0.06 * random.nextDouble() - 0.03;
      double y = (atCube ? cell.cube[1] : bin.y()) + 0.06 * random.nextDouble() - 0.03;
      reach.down(x, y, 0.03 * random.nextDouble(), 0.005, 6 * random.nextDouble(), wanted);
      wanted[So101.GRIP] = random.nextDouble() - 0.1;
      cell.command(wanted);
      for (int tick = 0; tick < 50; tick++) {
        cell.tick();
        assertOutside(cell.cube, bin);
        way += Math.hypot(cell.cube[0] - before[0], cell.cube[1] - before[1]);
        System.arraycopy(cell.cube, 0, before, 0, before.length);
      }
    }
    return way;
  }

  /// No corner of the cube is more than 3 mm deep in the table or a wall.
  private static void assertOutside(double[] cube, Bin bin) {
    Quaterniond turn = new Quaterniond(cube[3], cube[4], cube[5], cube[6]);
    double deep = 0.003;
    double in = Bin.INSIDE / 2 + deep;
    double out = Bin.OUTSIDE / 2 - deep;
    for (int i = 0; i < 8; i++) {
      Vector3d c = new Vector3d((i & 1) - 0.5, (i >> 1 & 1) - 0.5, (i >> 2) - 0.5).mul(0.025);
      turn.transform(c).add(cube[0], cube[1], cube[2]);
      assertThat(c.z).isGreaterThan(-deep);
      double far = Math.max(Math.abs(c.x - bin.x()), Math.abs(c.y - bin.y()));
      boolean inWall = c.z < Bin.HEIGHT - deep && far > in && far < out;
      assertThat(inWall).as("corner in a wall at " + c).isFalse();
    }
  }

  @Test
  void placingSpreadsTheCubeOverTheSectorClearOfTheBinAndTurnsItAnyWay() {
    Placing placing = new Placing(new Bin(0.15, 0.19), 0.025);
    double[] cube = new double[7];
    double[] low = {9, 9, 9};
    double[] high = {-9, -9, -9};
    for (int seed = 0; seed < 300; seed++) {
      placing.cube(seed, cube);
      double[] seen = {
        Math.hypot(cube[0] - 0.0388353, cube[1]),
        Math.atan2(cube[1], cube[0] - 0.0388353),
        Math.atan2(cube[5], cube[6])
      };
      for (int i = 0; i < 3; i++) {
        low[i] = Math.min(low[i], seen[i]);
        high[i] = Math.max(high[i], seen[i]);
      }
      assertThat(Math.hypot(cube[0] - 0.15, cube[1] - 0.19)).isGreaterThan(0.12);
    }
    assertThat(low[0]).isBetween(0.15, 0.152);
    assertThat(high[0]).isBetween(0.238, 0.24);
    assertThat(low[1]).isBetween(-0.95, -0.92);
    assertThat(high[1]).isBetween(0.35, 0.95);
    assertThat(high[2] - low[2]).isGreaterThan(3);
    placing.cube(7, cube);
    double[] again = new double[7];
    placing.cube(7, again);
    assertThat(again).containsExactly(cube);
  }
}
