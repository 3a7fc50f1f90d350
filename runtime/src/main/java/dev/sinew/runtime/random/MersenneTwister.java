package dev.sinew.runtime.random;

/// MT19937 (Matsumoto & Nishimura 1998) seeded by `init_genrand`: the raw 32-bit stream of numpy's
/// `RandomState(seed)` and of PyTorch's CPU generator. Confined to one thread.
public final class MersenneTwister {

  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int next;

  /// @param seed only the low 32 bits count
  public MersenneTwister(long seed) {
    seed(seed);
  }

  public void seed(long seed) {
    state[0] = (int) seed;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    next = N;
  }

  /// The next word, as an unsigned 32-bit value.
  public long nextWord() {
    if (next == N) twist();
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y & 0xffffffffL;
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) * 0x9908b0df);
    }
    next = 0;
  }
}
