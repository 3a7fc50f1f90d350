package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.sync.Streams;
import org.joml.Matrix4dc;

/// Put the cube into the bin and let go of it. The measure is 1 when the cube lies in the bin and
/// the jaws are open and away; before that it tells how far along things are: up to 0.2 for the
/// jaws' way to the cube, 0.2 more for having it lifted, up to 0.4 more for its way to the bin, 0.9
/// for a cube that is in the bin but not yet let go of.
final class CubeInBin implements Task {

  static final double SOLVED = 1;
  private static final double TARGET = 0.95;
  private static final double HELD_IN_BIN = 0.9;
  private static final double AWAY_M = 0.05;
  private static final double OPEN_RAD = 0.2;
  private static final double LIFTED_M = 0.02;
  private static final double FAR_M = 0.3;

  private final double half;
  private final StateRing joints;
  private final StateRing cubes;
  private final StateRing bins;
  private final Figure figure = new Figure();
  private final double[] position = new double[So101.DOF];
  private final double[] cube = new double[7];
  private final double[] bin = new double[7];

  CubeInBin(double cubeSize, Streams streams) {
    half = cubeSize / 2;
    joints = streams.ring(RobotSpec.JOINT_POSITION);
    cubes = streams.ring(Scene.CUBE.name());
    bins = streams.ring(Scene.BIN.name());
  }

  @Override
  public String name() {
    return "cube in bin";
  }

  @Override
  public String measure() {
    return "progress";
  }

  @Override
  public double target() {
    return TARGET;
  }

  @Override
  public synchronized double evaluate() {
    if (cubes.newest(cube) == Long.MIN_VALUE || bins.newest(bin) == Long.MIN_VALUE) return 0;
    if (joints.newest(position) == Long.MIN_VALUE) return 0;
    figure.set(position);
    Matrix4dc tool = figure.link(So101.TOOL);
    double apart =
        Math.hypot(Math.hypot(tool.m30() - cube[0], tool.m31() - cube[1]), tool.m32() - cube[2]);
    if (new Bin(bin[0], bin[1]).holds(cube[0], cube[1], cube[2], half)) {
      boolean lies = cube[2] < 2 * half;
      boolean open = position[So101.GRIP] > OPEN_RAD;
      return lies && apart > AWAY_M && (open || apart > 2 * AWAY_M) ? SOLVED : HELD_IN_BIN;
    }
    double reached = 0.2 * near(apart);
    if (cube[2] < half + LIFTED_M) return reached;
    return reached + 0.2 + 0.4 * near(Math.hypot(cube[0] - bin[0], cube[1] - bin[1]));
  }

  private static double near(double distance) {
    return Math.max(0, 1 - distance / FAR_M);
  }
}
