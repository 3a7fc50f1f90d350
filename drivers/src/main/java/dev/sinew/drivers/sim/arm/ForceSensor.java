package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.random.MersenneTwister;
import java.util.Optional;

/// Contact force with the noise of a small strain-gauge sensor: uniform, +-0.05 N on every axis.
final class ForceSensor implements ArmSensor {

  static final double NOISE_N = 0.05;

  private final ArmBody body;
  private final Wall wall;
  private final MersenneTwister random = new MersenneTwister(0);
  private final double[] forceN = new double[3];

  ForceSensor(ArmBody body, Optional<Wall> wall) {
    this.body = body;
    this.wall = wall.orElse(new Wall(0, 0, 0, 1));
  }

  @Override
  public void reset(long seed) {
    random.seed(seed);
    step();
  }

  @Override
  public void step() {
    for (int i = 0; i < forceN.length; i++) forceN[i] = NOISE_N * (random.nextWord() * 0x1p-31 - 1);
    forceN[0] += wall.force(body.position(wall.joint()));
  }

  @Override
  public double[] values() {
    return forceN;
  }
}
