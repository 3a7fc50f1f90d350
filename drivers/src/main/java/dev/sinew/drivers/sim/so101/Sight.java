package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.sync.Streams;

/// What the expert sees: the newest poses of cube and bin. Teleoperation thread.
final class Sight {

  /// Faster than anything falls or is pushed here.
  private static final double JUMP_M = 0.03;

  private static final double JUMP_M_PER_S = 2;
  private static final double LEVEL = 0.7;

  private final StateRing cubes;
  private final StateRing bins;
  private final double[] cube = new double[7];
  private final double[] before = new double[7];
  private final double[] bin = new double[7];
  private long stamp = Long.MIN_VALUE;
  private boolean jumped;

  Sight(Streams streams) {
    cubes = streams.ring(Scene.CUBE.name());
    bins = streams.ring(Scene.BIN.name());
  }

  /// @return whether there is something to see
  boolean look() {
    System.arraycopy(cube, 0, before, 0, cube.length);
    long last = stamp;
    stamp = cubes.newest(cube);
    jumped = false;
    if (stamp == Long.MIN_VALUE || bins.newest(bin) == Long.MIN_VALUE) return false;
    if (last != Long.MIN_VALUE) {
      double passed = Math.max(0, stamp - last) * 1e-9;
      jumped = !(distance(before, cube) <= JUMP_M + JUMP_M_PER_S * passed);
    }
    return true;
  }

  /// Whether the cube was carried off by no hand between the last two looks: placed anew.
  boolean jumped() {
    return jumped;
  }

  double x() {
    return cube[0];
  }

  double y() {
    return cube[1];
  }

  double z() {
    return cube[2];
  }

  double binX() {
    return bin[0];
  }

  double binY() {
    return bin[1];
  }

  /// Direction of a side of the cube, rad about z, any of the four.
  double turn() {
    double qx = cube[3];
    double qy = cube[4];
    double qz = cube[5];
    double qw = cube[6];
    double xx = 1 - 2 * (qy * qy + qz * qz);
    double xy = 2 * (qx * qy + qw * qz);
    if (Math.hypot(xx, xy) > LEVEL) return Math.atan2(xy, xx);
    return Math.atan2(1 - 2 * (qx * qx + qz * qz), 2 * (qx * qy - qw * qz));
  }

  /// @param half of the cube's side, m
  boolean cubeInBin(double half) {
    return new Bin(bin[0], bin[1]).holds(cube[0], cube[1], cube[2], half);
  }

  double fromCube(double x, double y, double z) {
    return Math.hypot(Math.hypot(x - cube[0], y - cube[1]), z - cube[2]);
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
  }
}
