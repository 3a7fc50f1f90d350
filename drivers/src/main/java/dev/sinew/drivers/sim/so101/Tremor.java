package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.random.MersenneTwister;

/// A hand is never quite still: every joint of the arm sways a little around where it is wanted,
/// two slow sines each.
final class Tremor {

  private static final double FADE_S = 0.5;

  private final double amplitude;
  private final double[] rate = new double[2 * So101.GRIP];
  private final double[] phase = new double[2 * So101.GRIP];
  private double seconds;
  private double level;

  /// @param amplitude rad
  Tremor(double amplitude, MersenneTwister random) {
    this.amplitude = amplitude;
    for (int i = 0; i < rate.length; i++) {
      rate[i] = 2 * Math.PI * Habit.between(random, 0.4, 1.6);
      phase[i] = 2 * Math.PI * Habit.between(random, 0, 1);
    }
  }

  /// @param active whether the hand is at work; it comes to rest gradually
  void advance(double dt, boolean active) {
    seconds += dt;
    level = Math.clamp(level + (active ? dt : -dt) / FADE_S, 0, 1);
  }

  void still() {
    level = 0;
  }

  double of(int joint) {
    if (joint >= So101.GRIP) return 0;
    int a = 2 * joint;
    double sway =
        Math.sin(rate[a] * seconds + phase[a]) + Math.sin(rate[a + 1] * seconds + phase[a + 1]);
    return amplitude * level * sway / 2;
  }
}
