package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.random.MersenneTwister;

/// How one attempt differs from the next, as a person's do.
///
/// @param approach height over the cube from which the gripper goes down, m
/// @param carry height at which the cube is carried, m
/// @param opening of the jaws for the approach, rad
/// @param pace share of full speed
/// @param clearance between the fixed jaw and the cube before the jaws close, m
/// @param depth how much higher than the middle of the cube it is gripped, m
/// @param dropX from the middle of the bin, m
/// @param dropY likewise
/// @param dwell rest between two motions, s
record Habit(
    double approach,
    double carry,
    double opening,
    double pace,
    double clearance,
    double depth,
    double dropX,
    double dropY,
    double dwell) {

  static Habit next(MersenneTwister random) {
    return new Habit(
        between(random, 0.045, 0.060),
        between(random, 0.072, 0.082),
        between(random, 0.55, 0.75),
        between(random, 0.85, 1.05),
        between(random, 0.004, 0.007),
        between(random, 0, 0.003),
        between(random, -0.012, 0.012),
        between(random, -0.012, 0.012),
        between(random, 0.02, 0.15));
  }

  static double between(MersenneTwister random, double low, double high) {
    return low + (high - low) * (random.nextWord() * 0x1p-32);
  }
}
