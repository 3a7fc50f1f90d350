package dev.sinew.drivers.sim.pusht;

import dev.sinew.runtime.random.MersenneTwister;

/// The draws of numpy's legacy `RandomState(seed)` that PushT's reset uses (numpy/random/src/legacy
/// and `_bounded_integers`).
final class LegacyRandom {

  private final MersenneTwister words;

  LegacyRandom(long seed) {
    words = new MersenneTwister(seed);
  }

  /// `randint(low, high)`: masked rejection on 32-bit words.
  int randint(int low, int high) {
    int range = high - 1 - low;
    int mask = range == 0 ? 0 : -1 >>> Integer.numberOfLeadingZeros(range);
    int value;
    do {
      value = (int) words.nextWord() & mask;
    } while (value > range);
    return low + value;
  }

  /// First value of `randn()`: the polar method, second coordinate first.
  double randn() {
    double x1;
    double x2;
    double r2;
    do {
      x1 = 2 * random() - 1;
      x2 = 2 * random() - 1;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1 || r2 == 0);
    return StrictMath.sqrt(-2 * StrictMath.log(r2) / r2) * x2;
  }

  /// 53 bits from two words.
  private double random() {
    long a = words.nextWord() >>> 5;
    long b = words.nextWord() >>> 6;
    return (a * 67108864.0 + b) / 9007199254740992.0;
  }
}
