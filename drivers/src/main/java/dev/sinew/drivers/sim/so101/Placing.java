package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.random.MersenneTwister;

/// Where an episode begins: the cube flat on the table, anywhere in front of the arm where it can
/// be gripped from above and is clear of the bin, turned by any angle.
final class Placing {

  private static final double NEAREST = 0.15;
  private static final double FARTHEST = 0.24;
  private static final double SECTOR = 0.95;

  /// From the middle of the bin: a jaw fits between.
  private static final double CLEAR_OF_BIN = 0.13;

  private final Bin bin;
  private final double half;

  Placing(Bin bin, double cubeSize) {
    this.bin = bin;
    half = cubeSize / 2;
  }

  /// @param out x, y, z (m), qx, qy, qz, qw
  void cube(long seed, double[] out) {
    MersenneTwister random = new MersenneTwister(seed);
    do {
      double radius = NEAREST + (FARTHEST - NEAREST) * share(random);
      double angle = SECTOR * (2 * share(random) - 1);
      out[0] = Reach.PAN_X + radius * Math.cos(angle);
      out[1] = radius * Math.sin(angle);
    } while (Math.hypot(out[0] - bin.x(), out[1] - bin.y()) < CLEAR_OF_BIN);
    out[2] = half;
    double turn = Math.PI * (2 * share(random) - 1);
    out[3] = 0;
    out[4] = 0;
    out[5] = Math.sin(turn / 2);
    out[6] = Math.cos(turn / 2);
  }

  private static double share(MersenneTwister random) {
    return random.nextWord() * 0x1p-32;
  }
}
