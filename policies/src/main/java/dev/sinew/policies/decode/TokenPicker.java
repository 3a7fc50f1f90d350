package dev.sinew.policies.decode;

import dev.sinew.policies.sampling.TorchRandom;
import java.util.Arrays;

/// Chooses a token by its logits.
public interface TokenPicker {

  /// The most likely token; the first of equals.
  TokenPicker ARGMAX = TokenPicker::argmax;

  /// @param logits read from `from` to `to`, not changed
  /// @return a token in [from, to)
  /// @throws IllegalArgumentException when no logit is a number
  int pick(float[] logits, int from, int to);

  /// Draws by `softmax(logits / temperature)`. One uniform number of the source per token; the
  /// source is confined to the thread of the picker.
  ///
  /// @param temperature above 0
  static TokenPicker sampled(double temperature, TorchRandom random) {
    return topK(Integer.MAX_VALUE, temperature, random);
  }

  /// As [#sampled], among the `k` most likely; equals of the last of them are drawn too.
  static TokenPicker topK(int k, double temperature, TorchRandom random) {
    if (k < 1) throw new IllegalArgumentException("the " + k + " most likely tokens");
    if (!(temperature > 0)) throw new IllegalArgumentException("a temperature of " + temperature);
    float[] uniform = new float[1];
    return (logits, from, to) -> {
      int best = argmax(logits, from, to);
      float least = kth(logits, from, to, k);
      random.rand(uniform);
      double total = 0;
      for (int i = from; i < to; i++) total += weight(logits, i, best, least, temperature);
      double left = uniform[0] * total;
      for (int i = from; i < to; i++) {
        left -= weight(logits, i, best, least, temperature);
        if (left < 0) return i;
      }
      return best;
    };
  }

  private static double weight(float[] logits, int i, int best, float least, double temperature) {
    return logits[i] >= least ? Math.exp((logits[i] - logits[best]) / temperature) : 0;
  }

  private static float kth(float[] logits, int from, int to, int k) {
    if (k >= to - from) return Float.NEGATIVE_INFINITY;
    float[] sorted = Arrays.copyOfRange(logits, from, to);
    for (int i = 0; i < sorted.length; i++) {
      if (Float.isNaN(sorted[i])) sorted[i] = Float.NEGATIVE_INFINITY;
    }
    Arrays.sort(sorted);
    return sorted[sorted.length - k];
  }

  private static int argmax(float[] logits, int from, int to) {
    int best = -1;
    for (int i = from; i < to; i++) {
      if (Float.isNaN(logits[i])) continue;
      if (best < 0 || logits[i] > logits[best]) best = i;
    }
    if (best < 0) throw new IllegalArgumentException("no logit from " + from + " to " + to);
    return best;
  }
}
