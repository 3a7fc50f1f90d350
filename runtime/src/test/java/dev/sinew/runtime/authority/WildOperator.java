package dev.sinew.runtime.authority;

import java.util.Random;

/// Moves at random, jumps, rests, falls silent for up to 0.4 s, lets the clutch go, and speaks of
/// some joints only; reads its device every two ticks or so.
final class WildOperator {

  private final Floor floor;
  private final Random random;
  private final boolean absolute;
  private final double[] hand = new double[Floor.DOF];
  private final double[] speed = new double[Floor.DOF];
  private int silent;
  boolean read;
  long granted;
  long joints = 0b111;
  long stamp;
  boolean engaged = true;

  WildOperator(Floor floor, Random random) {
    this.floor = floor;
    this.random = random;
    absolute = random.nextBoolean();
    for (int i = 0; i < hand.length; i++) hand[i] = random.nextGaussian();
  }

  void grant(long joints) {
    granted = joints;
    floor.grant(joints);
  }

  void act() {
    if (read && random.nextInt(100) == 0) silent = random.nextInt(80);
    if (silent-- > 0 || random.nextInt(2) == 0) return;
    if (random.nextInt(20) == 0)
      for (int i = 0; i < speed.length; i++)
        speed[i] = random.nextInt(3) == 0 ? 0 : 2 * random.nextGaussian();
    if (random.nextInt(50) == 0) hand[random.nextInt(hand.length)] += random.nextGaussian();
    if (random.nextInt(40) == 0) engaged = !engaged || random.nextInt(3) > 0;
    if (random.nextInt(60) == 0) joints = 1 + random.nextInt(7);
    for (int i = 0; i < hand.length; i++) hand[i] += speed[i] * 2 * Floor.TICK * 1e-9;
    stamp = floor.clock.nanos() - random.nextInt(5_000_000);
    read = true;
    floor.reads(stamp, joints, engaged, absolute, hand);
  }
}
